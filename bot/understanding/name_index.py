"""Look up the names that a word, or several words in a row, may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.inflection import LONG_NAME, SHORTEST, bases, first_part, last_part, stem, without_prefix
from bot.understanding.name_rules import NameRules
from bot.understanding.typos import Typos
from bot.understanding.words import keys

LONGEST = 5
LONGEST_WITH_DIGITS = 4

Trusted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for in one language; a place has no language."""

    kind: str
    value: str
    language: str


class NameIndex:
    """All names, by everything that a person may write for them."""

    def __init__(self, names: Iterable[tuple[str, Meaning]], rules: Mapping[str, NameRules], every: NameRules) -> None:
        self._meanings: defaultdict[str, list[Meaning]] = defaultdict(list)
        self._stems: dict[tuple[str, str], str] = {}
        self._joined: dict[str, str] = {}
        self._phrases: dict[str, str] = {}
        self._every = every
        listed = tuple(names)
        for name, (_, meaning) in zip(keys(name for name, _ in listed), listed, strict=True):
            self._add(name, meaning, rules.get(meaning.language, every))
        self._first = {phrase.partition(" ")[0] for phrase in self._phrases}
        self._digits = {name[0] for name in self._joined}
        self._typos = Typos(name for name in self._meanings if self._is_bare(name) and name not in every.needs_support)

    def meanings(self, name: str) -> list[Meaning]:
        """Return what a name stands for, in all languages."""
        return self._meanings.get(name, [])

    def several(self, words: Sequence[str], stems: Sequence[str], place: int) -> tuple[int, str] | None:
        """Return how many words from a place are one name, and which; more words win."""
        if words[place][0] in self._digits and (found := self._with_digits(words[place : place + LONGEST_WITH_DIGITS])):
            return found
        if words[place] not in self._first and stems[place] not in self._first:
            return None
        for end in range(min(place + LONGEST, len(words)), place + 1, -1):
            exact, stemmed = " ".join(words[place:end]), " ".join(stems[place:end])
            if name := self._phrases.get(exact) or self._phrases.get(stemmed):
                return end - place, name
        return None

    def single(self, word: str, language: str, rules: NameRules, trusted: Trusted) -> str | None:
        """Return the name that one word is: exactly, inflected or as part of a compound."""
        if word in self._meanings:
            return word if len(word) <= SHORTEST else self._own(word, language, rules)
        if len(word) <= SHORTEST:
            return None
        name = self._inflected(word, rules, SHORTEST, trusted) or self._stripped(word, language, rules)
        name = name or self._inflected(word, self._every, LONG_NAME, trusted)
        if name:
            return name
        part = first_part(word, self._meanings, rules) or last_part(word, self._meanings, rules)
        return part if part and part not in rules.needs_support and trusted(part) else None

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
            self._stems.setdefault((meaning.language, name[:-1]), name)

    def _is_bare(self, name: str) -> bool:
        """Say whether a name is one word, and not another name behind an article: that would only seem long."""
        rests = list(without_prefix(name, self._every, SHORTEST))[1:]
        return " " not in name and not any(rest in self._meanings for rest in rests)

    def _with_digits(self, words: Sequence[str]) -> tuple[int, str] | None:
        for count in range(len(words), 0, -1):
            if name := self._joined.get("".join(words[:count])):
                return count, name
        return None

    def _own(self, word: str, language: str, rules: NameRules) -> str:
        """Return the name of this language that a word may be an inflected form of, otherwise the word: a name."""
        if self._is_of(word, language):
            return word
        names = (base.text for base in bases(word, rules) if base.inflected and self._is_of(base.text, language))
        return next(names, word)

    def _is_of(self, name: str, language: str) -> bool:
        return any(meaning.language in ("", language) for meaning in self.meanings(name))

    def _inflected(self, word: str, rules: NameRules, shortest: int, trusted: Trusted) -> str | None:
        if len(word) <= shortest:
            return None
        stripped = (base.text for base in bases(word, rules, shortest))
        return next((text for text in stripped if text in self._meanings and trusted(text)), None)

    def _stripped(self, word: str, language: str, rules: NameRules) -> str | None:
        """Return the name of this language whose last letter an ending has replaced."""
        stems = ((language, base.text) for base in bases(word, rules) if base.inflected)
        return next((self._stems[stem] for stem in stems if stem in self._stems), None)


def _stemmed(words: Sequence[str], rules: NameRules) -> str:
    return " ".join(stem(word, rules) for word in words)
