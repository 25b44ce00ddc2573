"""Tell Telegram who we are, where we are, which commands we know."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from telegram import BotCommand
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.telegram.client import BAD_TOKEN, Bot, open_bot
from bot.channels.telegram.commands import PAYLOADS
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.read import ALLOWED_UPDATES
from bot.errors import ChannelError

START_PATIENCE = 10  # seconds

log = logging.getLogger(__name__)


async def sign_in(bot: Bot) -> None:
    """Check the token; raise ChannelError, which never shows it."""
    try:
        await patiently(bot.initialize, patience=START_PATIENCE)
    except InvalidToken:
        raise ChannelError(BAD_TOKEN) from None
    except TelegramError:
        raise ChannelError("Telegram cannot be reached: check the network and HANDRAIL_TELEGRAM_API.") from None


async def who_am_i(token: str, api: str) -> str:
    """Return the name of the bot that a token belongs to; raise ChannelError when Telegram does not say."""
    bot = open_bot(token, api)
    await sign_in(bot)
    name = str(bot.username)
    await bot.shutdown()
    return name


async def choose_webhook(bot: Bot, url: str | None, secret: str) -> None:
    """Let Telegram send updates to an address, or keep them for us to fetch; none is dropped."""
    try:
        if url is None:
            await patiently(bot.delete_webhook, patience=START_PATIENCE)
            return
        await patiently(
            lambda: bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES),
            patience=START_PATIENCE,
        )
    except BadRequest:
        raise ChannelError(
            f"Telegram does not accept the address {url}: HANDRAIL_PUBLIC_URL must start with https:// "
            "and be open to the internet on port 443, 80, 88 or 8443."
        ) from None
    except TelegramError:
        raise ChannelError("Telegram cannot be reached: check the network and HANDRAIL_TELEGRAM_API.") from None


async def show_commands(bot: Bot, descriptions: Mapping[str, Mapping[str, str]]) -> None:
    """Fill the menu of commands in each language that Telegram knows (codes of two letters), English for all others."""
    for language in ("", *descriptions):
        words = descriptions.get(language or "en", {})
        menu = [BotCommand(name, words[name]) for name in PAYLOADS if words.get(name)]
        if menu and len(language) in (0, 2):
            await _show(bot, menu, language)


async def _show(bot: Bot, menu: list[BotCommand], language: str) -> None:
    try:
        await patiently(lambda: bot.set_my_commands(menu, language_code=language or None), patience=60)
    except TelegramError as error:
        log.warning("no menu of commands language=%s error=%s", language or "all", type(error).__name__)
