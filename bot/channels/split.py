"""Cut a long text at the ends of paragraphs, lines or sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

_BOUNDARIES = tuple(
    re.compile(pattern)
    for pattern in (r"\n\s*\n", r"\n", r"(?<=[.!?…؟۔।॥။።])\s|(?<=[。！？])", r"\s")  # the best place first
)
_GLUE = {"\u200d", "\ufe0e", "\ufe0f", "\u20e3", *map(chr, range(0x1F3FB, 0x1F400))}  # parts of one emoji


def units(text: str) -> int:
    """Return the length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, limit: int, size: Callable[[str], int] = units) -> Iterator[str]:
    """Yield parts without blank ends whose `size` is at most `limit`; nothing but white space is lost."""
    text = text.strip()
    while size(text) > limit:
        cut = _cut(text, _longest(text, limit, size))
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    if text:
        yield text


def _longest(text: str, limit: int, size: Callable[[str], int]) -> int:
    """Return how many characters fit."""
    low, high = 1, min(limit, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= limit else (low, middle - 1)
    return low


def _cut(text: str, longest: int) -> int:
    """Return the best place in the second half of what fits."""
    for boundary in _BOUNDARIES:
        if places := [match.start() for match in boundary.finditer(text, longest // 2, longest + 1)]:
            return places[-1]
    return _between_letters(text, longest)


def _between_letters(text: str, longest: int) -> int:
    """Return a place that tears no letter from its marks and no emoji apart."""
    for cut in range(longest, longest // 2, -1):
        if not (_glued(text[cut]) or text[cut - 1] == "\u200d"):
            return cut
    return longest


def _glued(letter: str) -> bool:
    return letter in _GLUE or unicodedata.category(letter).startswith("M")
