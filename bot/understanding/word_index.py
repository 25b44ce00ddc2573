"""Look up which listed words a word of a message is: whole, by its beginning, by a part, or misspelled."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

from bot.understanding.normalise import normalise_all
from bot.understanding.words import joined, pieces

FEWEST = 2  # letters of a beginning or a part
SHORTEST_MISSPELLED = 7
LOOKED_AT = 3  # letters at the beginning and at the end: fewer than half of the shortest


def words_of(text: str) -> list[str]:
    """Return the words of a normalised text as they are compared with lists; an apostrophe parts no word."""
    return pieces(text.replace("'", ""))


def listed(entries: Collection[str]) -> list[str]:
    """Return listed words in the form in which words are compared; they keep their `*` at either end."""
    cores = joined(normalise_all(entry.strip("*") for entry in entries))
    return [_marked(entry, core) for entry, core in zip(entries, cores, strict=True)]


def _marked(entry: str, core: str) -> str:
    return ("*" * entry.startswith("*") + core + "*" * entry.endswith("*")) if core else ""


class WordIndex:
    """Listed words: `word`, `begin*`, `*part*`; with `misspelled` one slip in a long one is forgiven."""

    def __init__(self, entries: Iterable[str], *, misspelled: bool = False) -> None:
        self._whole: dict[str, str] = {}
        self._begins: dict[str, str] = {}
        self._parts: dict[str, list[tuple[str, str]]] = {}  # by their first two letters, each with its entry
        # A word with one slip still begins or ends as it was meant to.
        self._alike: dict[str, list[str]] = {}
        for entry in entries:
            self._add(entry, misspelled=misspelled)

    def _add(self, entry: str, *, misspelled: bool) -> None:
        core = entry.strip("*")
        if entry.startswith("*"):
            self._parts.setdefault(core[:FEWEST], []).append((core, entry))
            return
        table = self._begins if entry.endswith("*") else self._whole
        table[core] = entry
        if misspelled and len(core) >= SHORTEST_MISSPELLED:
            for end in _ends(core):
                self._alike.setdefault(end, []).append(entry)

    def find(self, word: str) -> set[str]:
        """Return the entries that a word is."""
        found = {self._whole[word]} if word in self._whole else set()
        found.update(entry for end in range(FEWEST, len(word) + 1) if (entry := self._begins.get(word[:end])))
        if self._parts:
            found.update(self._within(word))
        return found or self._misspelled(word)

    def _within(self, word: str) -> Iterable[str]:
        for start in range(len(word) - 1):
            for part, entry in self._parts.get(word[start : start + FEWEST], ()):
                if word.startswith(part, start):
                    yield entry

    def _misspelled(self, word: str) -> set[str]:
        if len(word) < SHORTEST_MISSPELLED - 1:
            return set()
        alike = {entry for end in _ends(word) for entry in self._alike.get(end, ())}
        # Without the first letter many words say the opposite: Persian "I cannot" is "I can".
        return {e for e in alike if e[0] == word[0] and OSA.distance(word, e.strip("*"), score_cutoff=1) <= 1}


def _ends(word: str) -> tuple[str, str]:
    return "<" + word[:LOOKED_AT], word[-LOOKED_AT:] + ">"
