"""Find listed phrases in the words of a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
        self._by_first: dict[str, tuple[Phrase, ...]] = {}
        for one in dict.fromkeys(phrases):
            self._by_first[one[0]] = (*self._by_first.get(one[0], ()), one)
        self._index = WordIndex(
            {word for known in self._by_first.values() for one in known for word in one}, misspelled=misspelled
        )

    def find(self, words: Sequence[str]) -> Iterator[tuple[Phrase, int]]:
        """Yield the phrases in a message, each with the place of its first word."""
        known = [self._index.find(word) for word in words]
        for place, entries in enumerate(known):
            for entry in entries:
                for one in self._by_first.get(entry, ()):
                    if len(one) == 1 or _stands(one, known, place):
                        yield one, place


def _stands(one: Phrase, known: Sequence[set[str]], place: int) -> bool:
    return place + len(one) <= len(known) and all(word in known[place + at] for at, word in enumerate(one))
