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


async def test_a_bot_killed_in_two_turns_answers_each_of_them_once(
    account: Account, start: Start, tmp_path: Path
) -> None:
    """One turn had not answered yet, the other had answered but was not confirmed to Telegram."""
    (tmp_path / "stop").touch()
    write_to(account, "before", 1)
    write_to(account, "after", 2)
    first = start()
    await until(lambda: (tmp_path / "before").exists() and (tmp_path / "after").exists(), seconds=60)
    fetched = account.polls
    await until(lambda: account.polls > fetched + 1)  # it had the chance to confirm
    kill(first)
    assert (len(account.waiting), account.texts()) == (2, ["You said: after"])
    (tmp_path / "stop").unlink()
    start()
    await until(lambda: not account.waiting, seconds=60)
    assert account.texts() == ["You said: after", "You said: before"]
