"""The whole program on Telegram, as people and operators meet it."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.settings import PROJECT
from tests.channels.telegram.emulator import Account, Emulator, until
from tests.channels.telegram.people import message, press, write_to

TOKEN = "123456:real-program"  # of the emulator
START_SECONDS = 60
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    emulator = Emulator()
    emulator.accounts[TOKEN] = Account(TOKEN)
    with emulator.running():
        yield emulator


@pytest.fixture
def account(telegram: Emulator) -> Account:
    return telegram.accounts[TOKEN]


@pytest.fixture
def settings(telegram: Emulator) -> dict[str, str]:
    return {"HANDRAIL_TELEGRAM_TOKEN": TOKEN, "HANDRAIL_TELEGRAM_API": telegram.url}


async def test_people_are_answered_in_their_language_and_the_log_holds_nothing_of_them(
    start: Start, account: Account, settings: dict[str, str], tmp_path: Path
) -> None:
    write_to(account, "دوستم نفس نمیکشه لباش کبود شده", 1)
    write_to(account, "what does ghb do zonnebloem", 2)
    start(**settings)
    await until(lambda: len(account.texts(1)) >= 2 and account.texts(2), seconds=START_SECONDS)
    assert "112" in account.texts(1)[0] and "GHB" in account.texts(2)[0]
    account.presses.add("q1")
    account.update(callback_query=press("substance.ghb.mixing", 2))
    await until(lambda: len(account.texts(2)) == 2 and account.acknowledged == ["q1"])
    await until(lambda: {"", "fa", "ar", "nl"} <= set(account.commands))
    log = (tmp_path / "log").read_text("utf-8")
    assert "answered topic=" in log
    assert not [trace for trace in ("zonnebloem", "نفس", TOKEN, "Sam") if trace in log]


async def test_an_edited_file_is_read_and_a_broken_one_refused_while_it_runs(
    start: Start, account: Account, settings: dict[str, str], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(PROJECT / "content", content)
    file = content / "text/fa/substances/ghb.yml"  # the language of the people in the emulator
    start(**settings, HANDRAIL_CONTENT=str(content))
    press_about = press("substance.ghb.about", 3)
    account.presses.add("q1")
    account.update(callback_query=press_about)
    await until(lambda: len(account.texts(3)) == 1, seconds=START_SECONDS)
    file.write_text(file.read_text("utf-8").replace("چه اثری دارد", "چه کار می‌کند"), "utf-8")
    time.sleep(1.5)
    account.update(callback_query=press_about)
    await until(lambda: len(account.texts(3)) == 2, seconds=60)
    file.write_text("about: [broken", "utf-8")
    time.sleep(1.5)
    account.update(callback_query=press_about)
    await until(lambda: len(account.texts(3)) == 3, seconds=60)
    assert ["چه کار می‌کند" in text.split("\n")[0] for text in account.texts(3)] == [False, True, True]
    assert "ghb.yml" in (tmp_path / "log").read_text("utf-8")


async def test_a_bot_that_is_killed_answers_what_was_open_after_its_restart_once(
    start: Start, account: Account, settings: dict[str, str]
) -> None:
    account.delays["sendMessage"] = 1.0
    write_to(account, "what does ketamine do", 4)
    first = start(**settings)
    await until(lambda: any(method == "sendMessage" for method, _ in account.calls), seconds=START_SECONDS)
    first.kill()
    first.wait()
    time.sleep(1.5)  # what it had begun to send still arrives; nobody had read it when it was killed
    account.delays.clear()
    account.sent.clear()
    start(**settings)
    await until(lambda: not account.waiting, seconds=START_SECONDS)
    assert len([text for text in account.texts(4) if text.startswith("What ketamine")]) == 1


async def test_forget_is_answered_and_the_next_message_is_that_of_a_stranger(
    start: Start, account: Account, settings: dict[str, str]
) -> None:
    account.update(message=message(5, text="/forget", entities=[{"type": "bot_command", "offset": 0, "length": 7}]))
    start(**settings)
    await until(lambda: account.texts(5), seconds=START_SECONDS)
    assert account.texts(5)[0].split("\n")[0]
