"""Look up the names that a word, or several words in a row, may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.inflection import bases, first_part, last_part, stem
from bot.understanding.name_rules import NameRules
from bot.understanding.typos import Typos
from bot.understanding.words import key

LONGEST = 5
# Where the language of the text is not that of the name, endings are trusted on longer words only.
SHORTEST_FOREIGN = 5


@dataclass(frozen=True)
class Meaning:
    """What a name stands for in one language; a place has no language."""

    kind: str
    value: str
    language: str


class NameIndex:
    """All names, by everything that a person may write for them."""

    def __init__(self, names: Iterable[tuple[str, Meaning]], rules: Mapping[str, NameRules], every: NameRules) -> None:
        self._meanings: defaultdict[str, list[Meaning]] = defaultdict(list)
        self._stems: dict[str, str] = {}
        self._joined: dict[str, str] = {}
        self._phrases: dict[str, str] = {}
        self._every = every
        for name, meaning in names:
            self._add(key(name), meaning, rules.get(meaning.language, every))
        self._first = {phrase.split()[0] for phrase in self._phrases}
        self._digits = {name[0] for name in self._joined}
        self._typos = Typos(name for name in self._meanings if " " not in name)

    def meanings(self, name: str) -> list[Meaning]:
        """Return what a name stands for, in all languages."""
        return self._meanings.get(name, [])

    def longest(self, words: Sequence[str], rules: NameRules) -> tuple[int, str] | None:
        """Return how many of the first words are a name, and which; more words win."""
        if words[0][0] in self._digits or words[0] in self._digits:
            for count in range(min(4, len(words)), 0, -1):
                if name := self._joined.get("".join(words[:count])):
                    return count, name
        for count in range(min(LONGEST, len(words)), 1, -1):
            if name := self._phrase(words[:count], rules):
                return count, name
        return None

    def single(self, word: str, rules: NameRules) -> str | None:
        """Return the name that one word is: exactly, inflected or as part of a compound."""
        if word in self._meanings:
            return word
        return (
            self._inflected(word, rules, 3)
            or self._inflected(word, self._every, SHORTEST_FOREIGN)
            or first_part(word, self._meanings, rules)
            or last_part(word, self._meanings, rules)
        )

    def misspelled(self, word: str, rules: NameRules) -> str | None:
        """Return the name that a word was probably meant to be."""
        near = (self._typos.nearest(base.text) for base in bases(word, rules, 6))
        return next((name for name in near if name), None)

    def _add(self, name: str, meaning: Meaning, rules: NameRules) -> None:
        if not name:
            return
        if meaning not in self._meanings[name]:
            self._meanings[name].append(meaning)
        if " " in name:
            self._phrases[name] = name
            self._phrases.setdefault(_stemmed(name.split(), rules), name)
        if any(letter.isdigit() for letter in name):
            self._joined[name.replace(" ", "")] = name
        elif " " in name:
            joined = name.replace(" ", "")
            self._meanings[joined] = self._meanings[name]
        elif len(name) > 3 and name[-1] in rules.dropped:
            self._stems.setdefault(name[:-1], name)

    def _phrase(self, words: Sequence[str], rules: NameRules) -> str | None:
        if words[0] in self._first and (name := self._phrases.get(" ".join(words))):
            return name
        first = stem(words[0], rules)
        return self._phrases.get(_stemmed(words, rules)) if first in self._first else None

    def _inflected(self, word: str, rules: NameRules, shortest: int) -> str | None:
        for base in bases(word, rules, shortest):
            if base.text in self._meanings:
                return base.text
            if base.inflected and base.text in self._stems:
                return self._stems[base.text]
        return None


def _stemmed(words: Sequence[str], rules: NameRules) -> str:
    return " ".join(stem(word, rules) for word in words)
