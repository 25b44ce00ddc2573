from __future__ import annotations

import asyncio
import logging

import pytest

from bot.channels.telegram.app import Address, TelegramChannel
from bot.messages import Reply
from tests.channels.telegram.conftest import WORDS
from tests.channels.telegram.conversation import Parrot
from tests.channels.telegram.emulator import Account, until
from tests.channels.telegram.people import membership, message, press_at, write_to


@pytest.mark.usefixtures("channel")
async def test_a_message_is_answered_once_and_confirmed(account: Account, parrot: Parrot) -> None:
    update = write_to(account, "hello")
    await until(lambda: not account.waiting)
    assert account.texts(7) == ["You said: hello"]
    assert parrot.remembered == [str(update)]


@pytest.mark.usefixtures("channel")
async def test_an_update_stays_unconfirmed_while_its_turn_runs(account: Account, parrot: Parrot) -> None:
    gate = parrot.close_gate("slow")
    write_to(account, "slow")
    await until(lambda: parrot.heard)
    await asyncio.sleep(0.5)
    assert len(account.waiting) == 1 and len(parrot.heard) == 1
    gate.set()
    await until(lambda: not account.waiting)


@pytest.mark.usefixtures("channel")
async def test_a_slow_turn_of_one_person_delays_nobody_else(account: Account, parrot: Parrot) -> None:
    gate = parrot.close_gate("slow")
    write_to(account, "slow", 1)
    await until(lambda: parrot.heard)
    write_to(account, "quick", 2)
    await until(lambda: account.texts(2))
    assert account.texts(1) == []
    gate.set()
    await until(lambda: not account.waiting)
    assert account.texts() == ["You said: quick", "You said: slow"]


@pytest.mark.usefixtures("channel")
async def test_one_person_is_answered_in_order(account: Account, parrot: Parrot) -> None:
    gate = parrot.close_gate("first")
    for words in ("first", "second", "third"):
        write_to(account, words)
    await until(lambda: parrot.heard)
    await asyncio.sleep(0.1)
    gate.set()
    await until(lambda: len(account.sent) == 3)
    assert account.texts() == ["You said: first", "You said: second", "You said: third"]


@pytest.mark.usefixtures("channel")
async def test_a_turn_that_hangs_does_not_keep_a_person_waiting(
    account: Account, parrot: Parrot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.deliveries.IN_ORDER", 0.1)
    gate = parrot.close_gate("hangs")
    write_to(account, "hangs")
    write_to(account, "he is blue")
    await until(account.texts)
    assert account.texts() == ["You said: he is blue"]
    gate.set()
    await until(lambda: not account.waiting)


@pytest.mark.usefixtures("channel")
async def test_a_slow_turn_is_not_lost_behind_a_hundred_others(account: Account, parrot: Parrot) -> None:
    gate = parrot.close_gate("slow")
    write_to(account, "slow", 1)
    for person in range(2, 28):
        for _ in range(5):
            account.update(message=message(person, pinned_message=message(text="x")))
    write_to(account, "late", 99)
    await until(lambda: account.texts(99))
    gate.set()
    await until(lambda: account.texts(1))


@pytest.mark.usefixtures("channel")
async def test_a_bug_costs_one_answer_and_no_more(
    account: Account, parrot: Parrot, caplog: pytest.LogCaptureFixture
) -> None:
    write_to(account, "bug")
    write_to(account, "hello")
    await until(lambda: not account.waiting)
    assert account.texts() == ["You said: hello"]
    assert len(parrot.remembered) == 1
    assert "KeyError at=conversation.py:" in caplog.text


@pytest.mark.usefixtures("channel")
async def test_an_update_that_cannot_be_read_holds_up_no_others(account: Account) -> None:
    account.update(message={"text": "without a chat"})
    write_to(account, "hello")
    await until(lambda: not account.waiting)
    assert account.texts() == ["You said: hello"]


@pytest.mark.usefixtures("channel")
@pytest.mark.parametrize("status", [401, 409, 500])
async def test_polling_survives_failures_of_telegram(account: Account, status: int) -> None:
    account.fail("getUpdates", status)
    write_to(account, "hello")
    await until(account.texts)


async def test_polling_survives_nonsense(
    account: Account, address: Address, parrot: Parrot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.polling.RESTART", 0.1)
    account.nonsense["getUpdates"] = True
    channel = TelegramChannel(address, WORDS, parrot.respond)
    await channel.start()
    write_to(account, "hello")
    await until(account.texts)
    await channel.stop()


@pytest.mark.usefixtures("channel")
async def test_a_slow_telegram_delays_the_answer_and_doubles_nothing(account: Account) -> None:
    account.delays["sendMessage"] = 0.5
    write_to(account, "hello")
    await until(lambda: not account.waiting)
    assert account.texts() == ["You said: hello"]


async def test_a_stop_lets_the_running_turn_end_and_confirms_it(
    account: Account, address: Address, parrot: Parrot
) -> None:
    channel = TelegramChannel(address, WORDS, parrot.respond, parrot.handled)
    await channel.start()
    gate = parrot.close_gate("slow")
    write_to(account, "slow")
    await until(lambda: parrot.heard)
    asyncio.get_running_loop().call_later(0.1, gate.set)
    await channel.stop()
    assert account.texts() == ["You said: slow"]
    assert account.waiting == []


async def test_a_button_is_acknowledged_before_its_answer(
    channel: TelegramChannel, account: Account, parrot: Parrot
) -> None:
    gate = parrot.close_gate("")
    press_at(account, "menu", "q1")
    press_at(account, "menu", "q2")
    await until(lambda: sorted(account.acknowledged) == ["q1", "q2"])
    assert account.sent == []
    gate.set()
    await until(lambda: len(account.sent) == 2)


async def test_a_button_that_is_too_old_to_acknowledge_is_answered(channel: TelegramChannel, account: Account) -> None:
    press_at(account, "menu")
    account.presses.clear()
    await until(lambda: account.texts() == ["You said: menu"])


async def test_right_to_left_languages_are_sent_with_their_marks(
    channel: TelegramChannel, account: Account, parrot: Parrot
) -> None:
    parrot.replies = (Reply("GHB چیست", language="fa"), Reply("GHB", language="en"))
    write_to(account, "hello")
    await until(lambda: account.texts() == ["\u200f\u2068GHB\u2069 چیست", "GHB"])


async def test_no_word_and_no_token_is_ever_logged(
    channel: TelegramChannel, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    account.fail("sendMessage", 500, "secret words")
    account.fail("sendMessage", 400, "secret words")
    for words in ("secret words", "bug"):
        write_to(account, words, 987654)
    account.update(message={"text": "secret words"})
    await until(lambda: not account.waiting)
    assert caplog.records
    assert not [word for word in ("secret words", account.token, "987654") if word in caplog.text]


async def test_an_album_without_words_gets_one_answer(channel: TelegramChannel, account: Account) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    for _ in range(3):
        account.update(message=message(photo=photo, media_group_id="a"))
    account.update(message=message(photo=photo, media_group_id="a", caption="words"))
    await until(lambda: not account.waiting)
    assert account.texts() == ["You said: photo", "You said: words"]


async def test_who_blocks_the_bot_is_forgotten_without_a_sound(
    channel: TelegramChannel, account: Account, parrot: Parrot, caplog: pytest.LogCaptureFixture
) -> None:
    account.blocked.add(7)
    account.update(my_chat_member=membership("member", "kicked"))
    await until(lambda: not account.waiting)
    assert [incoming.payload for incoming in parrot.heard] == ["forget:yes"]
    assert not [record for record in caplog.records if record.levelno > logging.INFO]
