"""Send messages, and answer pressed buttons, come what may."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from telegram import LinkPreviewOptions, Message, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.channels.telegram.client import URGENT, Bot
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.write import Part

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Place:
    """Where an answer belongs: a chat, and in a group with topics one of these."""

    chat: int = field(repr=False)
    thread: int | None = None


def place(update: Update) -> Place:
    """Return where the answer to an update belongs."""
    chat = update.effective_chat or update.effective_user
    message = update.effective_message
    thread = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    return Place(chat.id if chat else 0, thread)


async def send(bot: Bot, place: Place, parts: Iterable[Part]) -> None:
    """Send the parts in order; who has blocked the bot gets nothing, without a word."""
    try:
        for part in parts:
            await _send(bot, place, part)
    except Forbidden:
        log.info("nothing sent: the bot is blocked")
    except (BadRequest, ChatMigrated) as error:  # its words may quote ours, so only its kind is logged
        log.error("telegram refused a message error=%s", type(error).__name__)


async def _send(bot: Bot, place: Place, part: Part) -> None:
    """When the formatted message is refused, at least its words are sent."""
    try:
        await _deliver(bot, place, part)
    except ChatMigrated as moved:
        await _deliver(bot, Place(moved.new_chat_id), part)
    except BadRequest:
        log.error("telegram refused a message: sent without title and buttons")
        await _deliver(bot, place, Part(part.text, urgent=part.urgent))


async def _deliver(bot: Bot, place: Place, part: Part) -> None:
    await patiently(
        lambda: bot.send_message(
            place.chat,
            part.text,
            message_thread_id=place.thread,
            entities=part.entities,
            reply_markup=part.keyboard,
            link_preview_options=NO_PREVIEW,
            rate_limit_args=URGENT if part.urgent else None,
        )
    )


async def acknowledge(bot: Bot, query: str) -> None:
    """Stop the waiting sign on a pressed button; a press that is too old has none any more."""
    try:
        await patiently(lambda: bot.answer_callback_query(query), patience=10)
    except TelegramError as error:
        log.info("a pressed button was not acknowledged error=%s", type(error).__name__)
