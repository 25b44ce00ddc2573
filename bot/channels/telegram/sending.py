"""Send messages, and answer pressed buttons, come what may."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from telegram import LinkPreviewOptions
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.channels.telegram.client import Bot
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.write import Part

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

log = logging.getLogger(__name__)


async def send(bot: Bot, chat: int, parts: Iterable[Part]) -> None:
    """Send the parts in order; who has blocked the bot gets nothing, without a word."""
    try:
        for part in parts:
            await _send(bot, chat, part)
    except Forbidden:
        log.info("nothing sent: the bot is blocked")
    except (BadRequest, ChatMigrated) as error:  # its words may quote ours, so only its kind is logged
        log.error("telegram refused a message error=%s", type(error).__name__)


async def _send(bot: Bot, chat: int, part: Part) -> None:
    """When the formatted message is refused, at least its words are sent."""
    try:
        await _deliver(bot, chat, part)
    except ChatMigrated as moved:
        await _deliver(bot, moved.new_chat_id, part)
    except BadRequest:
        log.error("telegram refused a message: sent without title and buttons")
        await _deliver(bot, chat, Part(part.text))


async def _deliver(bot: Bot, chat: int, part: Part) -> None:
    await patiently(
        lambda: bot.send_message(
            chat,
            part.text,
            entities=part.entities,
            reply_markup=part.keyboard,
            link_preview_options=NO_PREVIEW,
        )
    )


async def acknowledge(bot: Bot, query: str) -> None:
    """Stop the waiting sign on a pressed button; a press that is too old has none any more."""
    try:
        await patiently(lambda: bot.answer_callback_query(query), patience=10)
    except TelegramError as error:
        log.info("a pressed button was not acknowledged error=%s", type(error).__name__)
