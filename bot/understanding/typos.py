"""Find the known name that a misspelled word was meant to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

# Only the first letters are looked up with letters left out; the distance is then measured on whole words.
LOOKED_AT = 7
ONE_FROM = 5
TWO_FROM = 9


class Typos:
    """An index of names by what remains when a letter is left out."""

    def __init__(self, names: Iterable[str]) -> None:
        self._index: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            for rest in set(_shortened(name, allowed(name))):
                self._index[rest].append(name)

    def nearest(self, word: str) -> str | None:
        """Return the one name within the distance that the length of the word allows."""
        limit = allowed(word)
        if not limit:
            return None
        near = {name for rest in set(_shortened(word, limit)) for name in self._index.get(rest, ())}
        distance = {name: OSA.distance(word, name, score_cutoff=limit) for name in near}
        best = min(near, key=lambda name: (distance[name], name[:1] != word[:1], name), default=None)
        return best if best is not None and distance[best] <= min(limit, allowed(best)) else None


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
