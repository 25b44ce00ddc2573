"""Look up which listed words a word of a message is: whole, by its beginning, by a part, or misspelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.understanding.normalise import normalise
from bot.understanding.words import cut

SHORTEST_MISSPELLED = 7


def words_of(text: str) -> list[str]:
    """Return the words of a normalised text as they are compared with lists; an apostrophe parts no word."""
    return [word.text for word in cut(text.replace("'", ""))]


def listed(entry: str) -> str:
    """Return a listed word in the form in which words are compared; it keeps its `*` at either end."""
    core = "".join(words_of(normalise(entry.strip("*"))))
    return ("*" * entry.startswith("*") + core + "*" * entry.endswith("*")) if core else ""


class WordIndex:
    """Listed words: `word`, `begin*`, `*part*`; with `misspelled` one wrong letter in a long one is forgiven."""

    def __init__(self, entries: Iterable[str], *, misspelled: bool = False) -> None:
        self._whole: dict[str, str] = {}
        self._begins: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._near: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self._add(entry, misspelled=misspelled)

    def _add(self, entry: str, *, misspelled: bool) -> None:
        core = entry.strip("*")
        table = self._parts if entry.startswith("*") else self._begins if entry.endswith("*") else self._whole
        table[core] = entry
        if misspelled and table is not self._parts and len(core) >= SHORTEST_MISSPELLED:
            for form in (core, *_without_one(core)):
                self._near[form].add(entry)

    def find(self, word: str) -> set[str]:
        """Return the entries that a word is."""
        found = {self._whole[word]} if word in self._whole else set()
        found.update(entry for end in range(2, len(word) + 1) if (entry := self._begins.get(word[:end])))
        if self._parts:
            found.update(self._within(word))
        return found or self._misspelled(word)

    def _within(self, word: str) -> Iterable[str]:
        for start in range(len(word) - 1):
            for end in range(start + 2, len(word) + 1):
                if entry := self._parts.get(word[start:end]):
                    yield entry

    def _misspelled(self, word: str) -> set[str]:
        if len(word) < SHORTEST_MISSPELLED - 1 or not self._near:
            return set()
        found: set[str] = set()
        for form in (word, *_without_one(word)):
            found |= self._near.get(form, set())
        return found


def _without_one(word: str) -> Iterable[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
