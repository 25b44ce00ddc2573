from __future__ import annotations

import traceback
from dataclasses import replace

import pytest

from bot.channels.telegram.app import Address, TelegramChannel
from bot.errors import ChannelError
from tests.channels.telegram.conftest import WORDS
from tests.channels.telegram.conversation import Parrot
from tests.channels.telegram.emulator import Account, until


async def failure(address: Address) -> str:
    """Return everything that the failed start would show."""
    with pytest.raises(ChannelError) as caught:
        await TelegramChannel(address, WORDS, Parrot().respond).start()
    return "".join(traceback.format_exception(caught.value))


async def test_a_channel_that_did_not_start_can_be_stopped(address: Address) -> None:
    channel = TelegramChannel(replace(address, token="42:wrong"), WORDS, Parrot().respond)
    with pytest.raises(ChannelError):
        await channel.start()
    await channel.stop()


@pytest.mark.parametrize("token", ["42:wrong", ""])
async def test_a_wrong_token_is_one_plain_sentence_without_the_token(address: Address, token: str) -> None:
    shown = await failure(replace(address, token=token))
    assert "HANDRAIL_TELEGRAM_TOKEN" in shown
    assert "42:wrong" not in shown


async def test_an_address_that_telegram_refuses_is_one_plain_sentence(address: Address) -> None:
    wrong = replace(address, public_url="http://example.org", secret="s")
    assert "HANDRAIL_PUBLIC_URL must start with https://" in await failure(wrong)


async def test_a_server_that_is_not_there_is_one_plain_sentence(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.presence.START_PATIENCE", 0)
    shown = await failure(replace(address, api="http://127.0.0.1:1"))
    assert "Telegram cannot be reached" in shown
    assert address.token not in shown


async def test_commands_are_shown_in_each_language_that_telegram_knows(
    channel: TelegramChannel, account: Account
) -> None:
    await until(lambda: "fa" in account.commands)
    assert set(account.commands) == {"", "en", "fa"}
    assert [command["command"] for command in account.commands[""]] == ["help", "start"]
    assert account.commands["fa"] == [{"command": "help", "description": "فهرست"}]


async def test_a_bot_without_its_menu_of_commands_still_works(
    account: Account, address: Address, caplog: pytest.LogCaptureFixture
) -> None:
    account.fail("setMyCommands", 400, "Bad Request")
    channel = TelegramChannel(address, WORDS, Parrot().respond)
    await channel.start()
    await until(lambda: "fa" in account.commands)
    await channel.stop()
    assert "no menu of commands language=all" in caplog.text


async def test_polling_takes_back_a_webhook(account: Account, address: Address) -> None:
    account.webhook = {"url": "https://old.example.org", "secret_token": "s"}
    channel = TelegramChannel(address, WORDS, Parrot().respond)
    await channel.start()
    assert account.webhook == {}
    await channel.stop()


def test_the_address_shows_no_secret(address: Address) -> None:
    assert address.token not in repr(replace(address, secret="hidden")) and "hidden" not in repr(address)
