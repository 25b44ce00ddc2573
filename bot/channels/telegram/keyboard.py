"""Arrange buttons under a message."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.channels.direction import right_to_left
from bot.messages import Button

PAYLOAD_BYTES = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
ROW_WIDTH = 32  # letters that a narrow phone shows in one row
ROW_BUTTONS = 3

log = logging.getLogger(__name__)


def keyboard(buttons: Sequence[Button], *, rtl: bool = False) -> InlineKeyboardMarkup | None:
    """Return the buttons in their order, short ones side by side."""
    good = [button for button in buttons if _fits(button)]
    if len(good) < len(buttons):  # one button less is better than no answer
        log.error(
            "left out buttons whose payload is empty or above %d bytes: %d", PAYLOAD_BYTES, len(buttons) - len(good)
        )
    return InlineKeyboardMarkup([[_inline(button, rtl=rtl) for button in row] for row in rows(good)]) if good else None


def rows(buttons: Iterable[Button]) -> list[list[Button]]:
    """Return rows in which each title has room: buttons of one row are equally wide."""
    arranged: list[list[Button]] = []
    for button in buttons:
        if arranged and _side_by_side([*arranged[-1], button]):
            arranged[-1].append(button)
        else:
            arranged.append([button])
    return arranged


def _side_by_side(row: list[Button]) -> bool:
    return len(row) <= ROW_BUTTONS and max(width(button.title) for button in row) * len(row) <= ROW_WIDTH


def width(title: str) -> int:
    """Return how many columns a title takes; wide letters take two, marks none."""
    return sum(_columns(letter) for letter in title)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _fits(button: Button) -> bool:
    return 0 < len(button.payload.encode()) <= PAYLOAD_BYTES


def _inline(button: Button, *, rtl: bool) -> InlineKeyboardButton:
    title = right_to_left(button.title) if rtl else button.title
    return InlineKeyboardButton(title, callback_data=button.payload)
