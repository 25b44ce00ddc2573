"""Take off what a language attaches to a name: articles, cases, plurals, the rest of a compound."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from bot.understanding.name_rules import NameRules

SHORTEST = 3
LONGEST_ENDING = 8
LONG_NAME = 6
REST_OF_A_WORD = 4


class Base(NamedTuple):
    """What may be a name in a word; `inflected` when an ending was taken off."""

    text: str
    inflected: bool


def bases(word: str, rules: NameRules, shortest: int = SHORTEST) -> Iterator[Base]:
    """Yield what remains of a word, least taken off first."""
    for rest in without_prefix(word, rules, shortest):
        yield Base(rest, inflected=False)
        for length in range(1, min(LONGEST_ENDING, len(rest) - shortest) + 1):
            if rest[-length:] in rules.endings:
                yield Base(rest[:-length], inflected=True)


def stem(word: str, rules: NameRules) -> str:
    """Return a word without its longest prefix and ending, as the words of longer names are compared."""
    rest = next((one for one in without_prefix(word, rules, SHORTEST) if len(word) - len(one) > 1), word)
    for length in range(min(LONGEST_ENDING, len(rest) - SHORTEST), 0, -1):
        if rest[-length:] in rules.endings:
            return rest[:-length]
    return rest


def without_prefix(word: str, rules: NameRules, shortest: int) -> Iterator[str]:
    """Yield the word, then what remains of it without each prefix."""
    yield word
    if word.startswith(rules.prefixes):
        for prefix in rules.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= shortest:
                yield word[len(prefix) :]


def first_part(word: str, names: Collection[str], rules: NameRules) -> str | None:
    """Return the name with which a compound or an unknown ending begins, the longest first."""
    longest_rest = len(word) if rules.compounds else REST_OF_A_WORD
    for end in range(len(word) - 1, max(SHORTEST, len(word) - longest_rest - 1), -1):
        if word[:end] in names and (end >= LONG_NAME or word[end:].startswith(rules.parts)):
            return word[:end]
    return None


def last_part(word: str, names: Collection[str], rules: NameRules) -> str | None:
    """Return the name with which a compound ends, the longest first."""
    if not rules.compounds:
        return None
    return next((word[start:] for start in range(3, len(word) - LONG_NAME + 1) if word[start:] in names), None)
