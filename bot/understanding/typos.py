"""Find the known name that a misspelled word was meant to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import numpy as np
from rapidfuzz.distance import OSA

# Only the first letters are looked up with letters left out; the distance is then measured on whole words.
LOOKED_AT = 7
ONE_FROM = 6
TWO_FROM = 9


class Typos:
    """An index of names by what remains when a letter is left out; numbers, as there are many remains."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        remains = [[hash(rest) for rest in _shortened(name, allowed(name))] for name in self._names]
        marks = np.fromiter(chain.from_iterable(remains), np.int64)
        order = marks.argsort()
        self._marks = marks[order]
        self._numbers = np.repeat(np.arange(len(remains), dtype=np.int32), list(map(len, remains)))[order]

    def nearest(self, word: str, trusted: Callable[[str], bool]) -> str | None:
        """Return the nearest name, of those that may be looked for, within the distance that its length allows."""
        near = filter(trusted, self._near(word))
        distances = ((OSA.distance(word, name), name[0] != word[0], name) for name in near)
        return min((found for found in distances if found[0] <= _limit(word, found[2])), default=(0, False, None))[2]

    def _near(self, word: str) -> Iterator[str]:
        """Yield the names of which the same may remain."""
        marks = np.array(list({hash(rest) for rest in _shortened(word, allowed(word))}), np.int64)
        begins, ends = self._marks.searchsorted(marks, "left"), self._marks.searchsorted(marks, "right")
        same = zip(begins.tolist(), ends.tolist(), strict=True)
        numbers = {number for begin, end in same if begin < end for number in self._numbers[begin:end].tolist()}
        yield from (self._names[number] for number in numbers)


def _limit(word: str, name: str) -> int:
    """Return how many slips may lie between them; only long names may begin with another letter."""
    if name[0] != word[0] and len(name) < TWO_FROM:
        return 0
    return min(allowed(name), allowed(word))


def allowed(word: str) -> int:
    """Return how many slips a word of this length may hold."""
    if len(word) < ONE_FROM or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < TWO_FROM else 2


def _shortened(word: str, slips: int) -> Iterator[str]:
    """Yield the start of a word, whole and with up to so many letters left out."""
    start = word[:LOOKED_AT]
    yield start
    if slips:
        for place in range(len(start)):
            yield from _shortened_once(start, place, slips)


def _shortened_once(start: str, place: int, slips: int) -> Iterator[str]:
    rest = start[:place] + start[place + 1 :]
    yield rest
    if slips > 1:
        yield from (rest[:second] + rest[second + 1 :] for second in range(place, len(rest)))
