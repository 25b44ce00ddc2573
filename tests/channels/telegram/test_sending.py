from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.app import Address
from bot.channels.telegram.client import Bot, open_bot
from bot.channels.telegram.sending import Place, acknowledge, place, send
from bot.channels.telegram.write import write
from bot.messages import Button, Reply
from tests.channels.telegram.emulator import Account, until
from tests.channels.telegram.people import in_group, update

HELLO = write(Reply("Title\nHello", (Button("Menu", "menu"),), titled=True))


@pytest.fixture
async def bot(address: Address) -> AsyncIterator[Bot]:
    async with open_bot(address.token, address.api) as client:
        yield client


async def test_a_message_arrives_with_title_and_buttons(bot: Bot, account: Account) -> None:
    await send(bot, Place(7), HELLO)
    (message,) = account.sent
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert message["reply_markup"] == {"inline_keyboard": [[{"text": "Menu", "callback_data": "menu"}]]}


async def test_a_long_text_arrives_in_order(bot: Bot, account: Account) -> None:
    await send(bot, Place(7), write(Reply("\n".join(f"{number} " + "word " * 50 for number in range(50)))))
    assert [text.split()[0] for text in account.texts()] == ["0", "16", "32", "48"]


@pytest.mark.filterwarnings("ignore:.*retry_after.*timedelta")
async def test_a_flood_limit_is_waited_for_by_nobody_else(bot: Bot, account: Account) -> None:
    account.fail("sendMessage", 429, "Too Many Requests: retry after 3", retry_after=3)
    start = time.monotonic()
    hasty = asyncio.create_task(send(bot, Place(7), HELLO))
    await until(lambda: not account.faults["sendMessage"])
    await send(bot, Place(8), HELLO)
    assert time.monotonic() - start < 3
    await hasty
    assert [message["chat_id"] for message in account.sent] == [8, 7]
    assert time.monotonic() - start >= 3


async def test_an_emergency_waits_behind_nobody(bot: Bot, account: Account) -> None:
    crowd = [asyncio.create_task(send(bot, Place(person), HELLO)) for person in range(100, 1100)]
    await until(lambda: len(account.sent) >= 30)  # what the limiter lets pass in a second
    await send(bot, Place(7), write(Reply("Call 112", urgent=True)))
    before = len(account.sent)
    for task in crowd:
        task.cancel()
    await asyncio.gather(*crowd, return_exceptions=True)
    assert before < len(crowd)


async def test_a_group_that_moved_is_answered_where_it_is_now(bot: Bot, account: Account) -> None:
    account.moved[-5] = -1005
    await send(bot, Place(-5), HELLO)
    assert account.sent[0]["chat_id"] == -1005


def test_an_answer_belongs_to_the_topic_of_a_group() -> None:
    asked = in_group("/help", message_thread_id=3, is_topic_message=True)
    assert place(update(message=asked)) == Place(-100, 3)


@pytest.mark.parametrize("status", [500, 504])
async def test_a_failure_of_telegram_is_tried_again(bot: Bot, account: Account, status: int) -> None:
    account.fail("sendMessage", status)
    await send(bot, Place(7), HELLO)
    assert len(account.sent) == 1


async def test_who_has_blocked_the_bot_gets_nothing_quietly(
    bot: Bot, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    account.blocked.add(7)
    await send(bot, Place(7), [*HELLO, *HELLO])
    assert account.sent == []
    assert [method for method, _ in account.calls].count("sendMessage") == 1
    assert not caplog.records


async def test_a_refused_message_is_sent_as_plain_words(bot: Bot, account: Account) -> None:
    account.fail("sendMessage", 400, "Bad Request: ENTITY_BOUNDS_INVALID near secret")
    await send(bot, Place(7), HELLO)
    (message,) = account.sent
    assert message["text"] == "Title\nHello" and "reply_markup" not in message


async def test_a_message_that_stays_refused_is_logged_without_its_words(
    bot: Bot, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        account.fail("sendMessage", 400, "Bad Request: secret")
    await send(bot, Place(7), HELLO)
    assert "BadRequest" in caplog.text and "secret" not in caplog.text


async def test_a_press_is_acknowledged_although_telegram_failed_at_first(bot: Bot, account: Account) -> None:
    account.presses.add("q1")
    account.fail("answerCallbackQuery", 502)
    await acknowledge(bot, "q1")
    assert account.acknowledged == ["q1"]


async def test_a_press_that_was_acknowledged_is_no_failure(bot: Bot, account: Account) -> None:
    await acknowledge(bot, "q1")
    assert account.acknowledged == []
