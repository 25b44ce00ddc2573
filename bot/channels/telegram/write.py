"""Write a `Reply` as messages that Telegram accepts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup, MessageEntity
from telegram.constants import MessageLimit

from bot.channels.direction import right_to_left
from bot.channels.split import split, units
from bot.channels.telegram.keyboard import keyboard
from bot.messages import Reply

LIMIT = MessageLimit.MAX_TEXT_LENGTH


@dataclass(frozen=True)
class Part:
    """One message to send."""

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None
    urgent: bool = False


def write(reply: Reply, *, rtl: bool = False) -> tuple[Part, ...]:
    """Return the messages of one reply: the title bold in the first, the buttons under the last."""
    parts = [Part(text, urgent=reply.urgent) for text in _texts(reply.text, rtl=rtl) if _visible(text)]
    if not parts:
        return ()
    if reply.titled:
        parts[0] = replace(parts[0], entities=(_title(parts[0].text),))
    parts[-1] = replace(parts[-1], keyboard=keyboard(reply.buttons, rtl=rtl))
    return tuple(parts)


def _texts(text: str, *, rtl: bool) -> list[str]:
    if not rtl:
        return list(split(text, LIMIT))
    return [right_to_left(part) for part in split(text, LIMIT, lambda part: units(right_to_left(part)))]


def _title(text: str) -> MessageEntity:
    """An entity, not markup: no letter of any language can break it."""
    return MessageEntity(MessageEntity.BOLD, 0, units(text.partition("\n")[0]))


def _visible(text: str) -> bool:
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in text)
