"""Read the lists of `emergency_words.yml` into patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from bot.understanding.phrases import Phrase, phrases

GROUP = re.compile(r"<(\w+)>")
SEPARATOR = re.compile(r"[\s,|]+")
CERTAIN, MAYBE, UNLESS, WORDS = "certain.", "maybe.", "unless.", "words."
Slot = frozenset[Phrase]
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


def read(language: str, entries: Mapping[str, str]) -> Iterator[tuple[tuple[Slot, ...], Meaning]]:
    """Yield the patterns of one language: words that stand near each other in any order, one of each slot.

    Its groups of words are known by `<name>`.
    """
    slot = _slots(entries)
    for name, listed in entries.items():
        kind, _, topic = name.partition(".")
        for slots in _patterns(listed, slot) if kind + "." in (CERTAIN, MAYBE, UNLESS) else ():
            if kind + "." == UNLESS:
                yield slots, Meaning(language, len(slots), unless=topic)
            else:
                yield slots, Meaning(language, len(slots), topic, certain=kind + "." == CERTAIN)


def _patterns(listed: str, slot: Callable[[str], Slot]) -> Iterator[tuple[Slot, ...]]:
    for entry in listed.split(","):
        slots = tuple(map(slot, entry.split()))
        if slots and all(slots):
            yield slots


def _slots(entries: Mapping[str, str]) -> Callable[[str], Slot]:
    """Return what reads the alternatives of a slot: `a|b`, `<group>`, and `two_words` that stand beside each other."""
    groups = {name[len(WORDS) :]: words.split(",") for name, words in entries.items() if name.startswith(WORDS)}
    listed = (SEPARATOR.split(words) for name, words in entries.items() if not name.startswith(WORDS))
    known = phrases(set(chain(*groups.values(), *listed)))

    @cache  # the same few stand in most patterns
    def slot(words: str) -> Slot:
        named = chain.from_iterable(groups.get(name, ()) for name in GROUP.findall(words))
        return frozenset(filter(None, map(known.get, (*GROUP.sub("", words).split("|"), *named))))

    return slot
