from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.channels.telegram.app import Address
from tests.channels.telegram import forgetful_process
from tests.channels.telegram.emulator import Account, until
from tests.channels.telegram.people import write_to

Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(address: Address, tmp_path: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", forgetful_process.__name__, address.token, address.api, str(tmp_path)]
        running.append(subprocess.Popen(command))
        return running[-1]

    yield begin
    for process in running:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # SIGKILL: it can tidy nothing
    process.wait()


@pytest.mark.parametrize(("gate", "sent_before"), [("wait-in-respond", 0), ("wait-after-handled", 1)])
async def test_a_bot_killed_in_a_turn_answers_it_once(
    account: Account, start: Start, tmp_path: Path, gate: str, sent_before: int
) -> None:
    (tmp_path / gate).touch()
    update = write_to(account, "hello")
    first = start()
    await until((tmp_path / f"heard-{update}").exists, seconds=20)
    await until(lambda: len(account.sent) == sent_before)
    if sent_before:
        await until((tmp_path / str(update)).exists)
    kill(first)
    assert len(account.waiting) == 1
    (tmp_path / gate).unlink()
    start()
    await until(lambda: not account.waiting, seconds=20)
    assert account.texts() == ["You said: hello"]
