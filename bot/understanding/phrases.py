"""Find listed phrases in the words of a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from copy import copy
from functools import cache

from bot.understanding.word_index import WordIndex, listed

Phrase = tuple[str, ...]


def phrases(texts: Iterable[str]) -> dict[str, Phrase]:
    """Return the words of listed phrases, by their texts; empty when there are none. `_` stands for a space."""
    words = {text: text.replace("_", " ").split() for text in texts}
    every = {word for one in words.values() for word in one}
    forms = dict(zip(every, listed(every), strict=True))
    return {text: tuple(filter(None, (forms[word] for word in one))) for text, one in words.items()}


class PhraseIndex:
    """Phrases whose words stand beside each other."""

    def __init__(self, phrases: Iterable[Phrase], *, misspelled: bool = False) -> None:
        self._single: dict[str, Phrase] = {}  # most are, and a list for each would take 4 MB
        self._by_first: dict[str, list[Phrase]] = {}
        for one in dict.fromkeys(phrases):
            if len(one) == 1:
                self._single[one[0]] = one
            else:
                self._by_first.setdefault(one[0], []).append(one)
        longer = (word for known in self._by_first.values() for one in known for word in one)
        self._entries: Callable[[str], Set[str]] = WordIndex({*self._single, *longer}, misspelled=misspelled).find

    def remembering(self) -> PhraseIndex:
        """Return the same phrases, which remember what they found for a word."""
        made = copy(self)
        made._entries = cache(self._entries)
        return made

    def find(self, words: Sequence[str]) -> Iterator[tuple[Phrase, int]]:
        """Yield the phrases in a message, each with the place of its first word."""
        known = [self._entries(word) for word in words]
        for place, entries in enumerate(known):
            for entry in entries:
                if single := self._single.get(entry):
                    yield single, place
                for one in self._by_first.get(entry, ()):
                    if _stands(one, known, place):
                        yield one, place


def _stands(one: Phrase, known: Sequence[Set[str]], place: int) -> bool:
    return place + len(one) <= len(known) and all(word in known[place + at] for at, word in enumerate(one))
