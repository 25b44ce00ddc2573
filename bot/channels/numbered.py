"""Show buttons as numbered lines, where a platform has no room for buttons; the conversation reads the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.direction import right_to_left
from bot.channels.split import split, units
from bot.messages import Button


def numbered(text: str, buttons: Sequence[Button], first: int, hint: str = "") -> str:
    """Return a text with its buttons below, counted from `first`, and above them a hint to type one."""
    if not buttons:
        return text.strip()
    lines = [f"{number}. {button.title}" for number, button in enumerate(buttons, first)]
    return f"{text.strip()}\n\n" + "\n".join([hint, *lines] if hint else lines)


def pieces(text: str, limit: int, *, rtl: bool) -> list[str]:
    """Return what fits into one message each once it is `directed`."""
    return list(split(text, limit, lambda part: units(directed(part, rtl=rtl))))


def directed(text: str, *, rtl: bool) -> str:
    """Return text in the direction of its language."""
    return right_to_left(text) if rtl else text
