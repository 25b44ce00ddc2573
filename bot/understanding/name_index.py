"""Look up the names that a word, or several words in a row, may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.inflection import LONG_NAME, bases, first_part, last_part, stem
from bot.understanding.name_rules import NameRules
from bot.understanding.typos import Typos
from bot.understanding.words import key

LONGEST = 5
LONGEST_WITH_DIGITS = 4
START = 2

Trusted = Callable[[str], bool]


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
        self._first = {phrase.partition(" ")[0] for phrase in self._phrases}
        self._starts = {first[:START] for first in self._first}
        self._digits = {name[0] for name in self._joined}
        self._typos = Typos(name for name in self._meanings if " " not in name and name not in every.needs_support)

    def meanings(self, name: str) -> list[Meaning]:
        """Return what a name stands for, in all languages."""
        return self._meanings.get(name, [])

    def several(self, words: Sequence[str], rules: NameRules) -> tuple[int, str] | None:
        """Return how many of the first words are a name, and which; more words win."""
        if words[0][0] in self._digits and (found := self._with_digits(words)):
            return found
        if words[0][:START] in self._starts or words[0].startswith(rules.prefixes):
            for count in range(min(LONGEST, len(words)), 1, -1):
                if name := self._phrase(words[:count], rules):
                    return count, name
        return None

    def single(self, word: str, rules: NameRules, trusted: Trusted) -> str | None:
        """Return the name that one word is: exactly, inflected or as part of a compound."""
        if word in self._meanings:
            return word
        name = self._inflected(word, rules, 3, trusted) or self._inflected(word, self._every, LONG_NAME, trusted)
        name = name or first_part(word, self._meanings, rules) or last_part(word, self._meanings, rules)
        return name if name and trusted(name) else None

    def misspelled(self, word: str, rules: NameRules, trusted: Trusted) -> str | None:
        """Return the name that a word was probably meant to be."""
        near = (self._typos.nearest(base.text, trusted) for base in bases(word, rules, LONG_NAME))
        return next((name for name in near if name), None)

    def _add(self, name: str, meaning: Meaning, rules: NameRules) -> None:
        if not name:
            return
        if meaning not in self._meanings[name]:
            self._meanings[name].append(meaning)
        joined = name.replace(" ", "")
        if " " in name:
            self._phrases[name] = name
            self._phrases.setdefault(_stemmed(name.split(), rules), name)
            self._meanings.setdefault(joined, self._meanings[name])
        if any(letter.isdigit() for letter in name):
            self._joined[joined] = name
        elif len(name) > 3 and name[-1] in rules.dropped:
            self._stems.setdefault(name[:-1], name)

    def _with_digits(self, words: Sequence[str]) -> tuple[int, str] | None:
        for count in range(min(LONGEST_WITH_DIGITS, len(words)), 0, -1):
            if name := self._joined.get("".join(words[:count])):
                return count, name
        return None

    def _phrase(self, words: Sequence[str], rules: NameRules) -> str | None:
        if words[0] in self._first and (name := self._phrases.get(" ".join(words))):
            return name
        first = stem(words[0], rules)
        return self._phrases.get(_stemmed(words, rules)) if first in self._first else None

    def _inflected(self, word: str, rules: NameRules, shortest: int, trusted: Trusted) -> str | None:
        for base in bases(word, rules, shortest):
            if base.text in self._meanings and trusted(base.text):
                return base.text
            if base.inflected and base.text in self._stems and trusted(self._stems[base.text]):
                return self._stems[base.text]
        return None


def _stemmed(words: Sequence[str], rules: NameRules) -> str:
    return " ".join(stem(word, rules) for word in words)
