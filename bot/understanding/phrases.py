"""Find listed phrases in the words of a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.understanding.word_index import WordIndex, listed

Phrase = tuple[str, ...]


def phrase(text: str) -> Phrase:
    """Return the words of a listed phrase; empty when there are none."""
    return tuple(filter(None, map(listed, text.split())))


class PhraseIndex:
    """Phrases whose words stand beside each other."""

    def __init__(self, phrases: Iterable[Phrase], *, misspelled: bool = False) -> None:
        self._by_first: dict[str, list[Phrase]] = defaultdict(list)
        for one in dict.fromkeys(phrases):
            self._by_first[one[0]].append(one)
        self._index = WordIndex(
            {word for known in self._by_first.values() for one in known for word in one}, misspelled=misspelled
        )

    def find(self, words: Sequence[str]) -> Iterator[tuple[Phrase, int]]:
        """Yield the phrases in a message, each with the place of its first word."""
        known = [self._index.find(word) for word in words]
        for place, entries in enumerate(known):
            for entry in entries:
                for one in self._by_first.get(entry, ()):
                    if _stands(one, known[place:]):
                        yield one, place


def _stands(one: Phrase, known: Sequence[set[str]]) -> bool:
    return len(one) <= len(known) and all(word in here for word, here in zip(one, known, strict=False))
