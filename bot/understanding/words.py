"""Cut a normalised text into words, in the form in which names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from bot.understanding.normalise import normalise_all

# Indian vowel signs are no letters to `\w`.
LETTERS = r"\w\u0900-\u0963\u0980-\u09e3\u0b80-\u0bd7"
WORD = re.compile(f"[{LETTERS}]+")
NO_WORD = re.compile(f"[^{LETTERS}|]+")
SPECIAL = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "a", "œ": "o"}


class Word(NamedTuple):
    """A word without its accents, and where it stands in the text."""

    start: int
    end: int
    text: str


def _bare(code: int) -> str:
    """Return a letter of Latin, Greek or Cyrillic without its accent."""
    letter = chr(code)
    return SPECIAL.get(letter, unicodedata.normalize("NFD", letter)[0])


BARE = str.maketrans(
    {code: _bare(code) for low, high in ((0xDF, 0x250), (0x370, 0x530), (0x1E00, 0x2000)) for code in range(low, high)}
)


def fold(text: str) -> str:
    """Return a normalised text without accents, of the same length."""
    return text.translate(BARE)


def cut(text: str) -> list[Word]:
    """Return the words of a normalised text."""
    return [Word(found.start(), found.end(), found[0]) for found in WORD.finditer(fold(text))]


def pieces(text: str) -> list[str]:
    """Return only the texts of the words of a normalised text."""
    return WORD.findall(fold(text))


def joined(texts: Iterable[str]) -> list[str]:
    """Return normalised texts, in which `|` is a space, without what is between their words."""
    ended = "".join(text.replace("|", " ") + "|" for text in texts)
    return NO_WORD.sub("", fold(ended)).split("|")[:-1]


def key(name: str) -> str:
    """Return a name as it is compared: its words, a space between them."""
    return keys((name,))[0]


def keys(names: Iterable[str]) -> list[str]:
    """Return many names as they are compared."""
    return [" ".join(pieces(name)) for name in normalise_all(names)]
