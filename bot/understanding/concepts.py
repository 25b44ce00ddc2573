"""Find what a message is about in words that are listed per language, such as breath, needle or where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

from bot.content.library import Library
from bot.understanding.listed import under
from bot.understanding.phrases import Phrase, PhraseIndex, phrases


class Concepts:
    """Concepts by their words in all languages: `{"en": {"breath": "breath*, inhale*"}}`; all are always searched."""

    def __init__(self, lists: Mapping[str, Mapping[str, str]]) -> None:
        self._by_phrase: dict[Phrase, tuple[str, ...]] = {}
        for concepts in lists.values():
            known = phrases(entry for entries in concepts.values() for entry in entries.split(","))
            for concept, entries in concepts.items():
                for one in filter(None, map(known.get, entries.split(","))):
                    self._by_phrase[one] = (*self._by_phrase.get(one, ()), concept)
        self._index = PhraseIndex(self._by_phrase)

    @staticmethod
    def from_library(library: Library) -> Concepts:
        """Return the concepts of all languages of the content."""
        return Concepts({code: under(texts, "concepts") for code, texts in library.texts.items()})

    def remembering(self) -> Concepts:
        """Return the same concepts, which remember what they found for a word: for many messages, and not for long."""
        made = copy(self)
        made._index = self._index.remembering()
        return made

    def find(self, words: Sequence[str]) -> frozenset[str]:
        """Return the concepts that the words of a message tell of."""
        return frozenset(concept for one, _ in self._index.find(words) for concept in self._by_phrase[one])
