"""Read the lists of `emergency_words.yml` into patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from bot.understanding.phrases import Phrase, phrases

GROUP = re.compile(r"<(\w+)>")
SEPARATOR = re.compile(r"[\s,|]+")
CERTAIN, MAYBE, UNLESS, WORDS = "certain.", "maybe.", "unless.", "words."
Group = str  # a language and the name of its group of words
Part = Phrase | Group
Slot = frozenset[Part]
ANY, QUESTION = "any", "question"  # what is denied: everything, or what is not certain


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a pattern of so many slots in a language tells: a topic, or with `unless` what it speaks against."""

    language: str
    slots: int
    topic: str = ""
    certain: bool = False
    unless: str = ""

    def denies(self, told: Meaning) -> bool:
        """Say whether a pattern is taken back by this one; words in one place are too little to do so for certain.

        In their own language they are: the Indonesian list knows a radiator of cars; in English skin is like one.
        """
        if self.unless == QUESTION or (self.unless == ANY and self.slots == 1):
            return not told.certain
        own = self.slots > 1 or self.language == told.language
        return self.unless == ANY or (self.unless == told.topic and (own or not told.certain))


class Lists(NamedTuple):
    """What one language lists: phrases by the name of their group, and patterns, each with what it tells."""

    groups: Mapping[Group, Sequence[Phrase]]
    patterns: Sequence[tuple[tuple[Slot, ...], Meaning]]


def read(language: str, entries: Mapping[str, str]) -> Lists:
    """Return the lists of one language; a pattern is words that stand near each other in any order, one of each slot.

    Its groups of words are known by `<name>`.
    """
    grouped = {name[len(WORDS) :]: words.split(",") for name, words in entries.items() if name.startswith(WORDS)}
    listed = (SEPARATOR.split(words) for name, words in entries.items() if not name.startswith(WORDS))
    known = phrases(set(chain(*grouped.values(), *listed)))
    found = {f"{language} {name}": tuple(filter(None, map(known.get, words))) for name, words in grouped.items()}
    groups = {name: words for name, words in found.items() if words}
    return Lists(groups, tuple(_patterns(language, entries, _slots(language, known, groups))))


def _patterns(
    language: str, entries: Mapping[str, str], slot: Callable[[str], Slot]
) -> Iterator[tuple[tuple[Slot, ...], Meaning]]:
    for name, listed in entries.items():
        kind, _, topic = name.partition(".")
        for slots in _slots_of(listed, slot) if kind + "." in (CERTAIN, MAYBE, UNLESS) else ():
            if kind + "." == UNLESS:
                yield slots, Meaning(language, len(slots), unless=topic)
            else:
                yield slots, Meaning(language, len(slots), topic, certain=kind + "." == CERTAIN)


def _slots_of(listed: str, slot: Callable[[str], Slot]) -> Iterator[tuple[Slot, ...]]:
    for entry in listed.split(","):
        slots = tuple(map(slot, entry.split()))
        if slots and all(slots):
            yield slots


def _slots(language: str, known: Mapping[str, Phrase], groups: Collection[Group]) -> Callable[[str], Slot]:
    """Return what reads the alternatives of a slot: `a|b`, `<group>`, and `two_words` that stand beside each other."""

    @cache  # the same few stand in most patterns
    def slot(words: str) -> Slot:
        names, single = (GROUP.findall(words), GROUP.sub("", words)) if "<" in words else ((), words)
        named = (f"{language} {name}" for name in names)
        return frozenset(
            (*filter(None, map(known.get, single.split("|"))), *(name for name in named if name in groups))
        )

    return slot
