from __future__ import annotations

import time
from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.app import Address
from bot.channels.telegram.client import Bot, open_bot
from bot.channels.telegram.sending import acknowledge, send
from bot.channels.telegram.write import write
from bot.messages import Button, Reply
from tests.channels.telegram.emulator import Account

HELLO = write(Reply("Title\nHello", (Button("Menu", "menu"),), titled=True))


@pytest.fixture
async def bot(address: Address) -> AsyncIterator[Bot]:
    async with open_bot(address.token, address.api) as client:
        yield client


async def test_a_message_arrives_with_title_and_buttons(bot: Bot, account: Account) -> None:
    await send(bot, 7, HELLO)
    (message,) = account.sent
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert message["reply_markup"] == {"inline_keyboard": [[{"text": "Menu", "callback_data": "menu"}]]}


async def test_a_long_text_arrives_in_order(bot: Bot, account: Account) -> None:
    await send(bot, 7, write(Reply("\n".join(f"{number} " + "word " * 50 for number in range(50)))))
    assert [text.split()[0] for text in account.texts()] == ["0", "16", "32", "48"]


async def test_a_flood_limit_is_waited_for(bot: Bot, account: Account) -> None:
    account.fail("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    start = time.monotonic()
    await send(bot, 7, HELLO)
    assert len(account.sent) == 1
    assert time.monotonic() - start >= 1


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_failure_of_telegram_is_tried_again(bot: Bot, account: Account, status: int) -> None:
    account.fail("sendMessage", status)
    await send(bot, 7, HELLO)
    assert len(account.sent) == 1


async def test_who_has_blocked_the_bot_gets_nothing_quietly(
    bot: Bot, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    account.blocked.add(7)
    await send(bot, 7, [*HELLO, *HELLO])
    assert account.sent == []
    assert [method for method, _ in account.calls].count("sendMessage") == 1
    assert not caplog.records


async def test_a_refused_message_is_sent_as_plain_words(bot: Bot, account: Account) -> None:
    account.fail("sendMessage", 400, "Bad Request: ENTITY_BOUNDS_INVALID near secret")
    await send(bot, 7, HELLO)
    (message,) = account.sent
    assert message["text"] == "Title\nHello" and "reply_markup" not in message


async def test_a_message_that_stays_refused_is_logged_without_its_words(
    bot: Bot, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        account.fail("sendMessage", 400, "Bad Request: secret")
    await send(bot, 7, HELLO)
    assert "BadRequest" in caplog.text and "secret" not in caplog.text


async def test_a_press_is_acknowledged_although_telegram_failed_at_first(bot: Bot, account: Account) -> None:
    account.presses.add("q1")
    account.fail("answerCallbackQuery", 502)
    await acknowledge(bot, "q1")
    assert account.acknowledged == ["q1"]


async def test_a_press_that_was_acknowledged_is_no_failure(bot: Bot, account: Account) -> None:
    await acknowledge(bot, "q1")
    assert account.acknowledged == []
