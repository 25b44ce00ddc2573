"""Read the lists of `emergency_words.yml` into patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.understanding.phrases import Phrase, phrase

GROUP = re.compile(r"<(\w+)>")
CERTAIN, MAYBE, UNLESS, WORDS = "certain.", "maybe.", "unless.", "words."
Slot = frozenset[Phrase]
ANY, QUESTION = "any", "question"  # what is denied: everything, or what is not certain


@dataclass(frozen=True)
class Pattern:
    """Words that stand near each other in any order: one of each slot; `unless` names what they speak against."""

    slots: tuple[Slot, ...]
    topic: str = ""
    certain: bool = False
    unless: str = ""

    @property
    def is_loose(self) -> bool:
        """Say whether it denies everything by words in one place: too little to take back what is certain."""
        return self.unless == ANY and len(self.slots) == 1


def read(entries: Mapping[str, str]) -> Iterator[Pattern]:
    """Yield the patterns of one language; its groups of words are known by `<name>`."""
    slot = _slots({name[len(WORDS) :]: words for name, words in entries.items() if name.startswith(WORDS)})
    for name, listed in entries.items():
        kind, _, topic = name.partition(".")
        for slots in _patterns(listed, slot) if kind + "." in (CERTAIN, MAYBE, UNLESS) else ():
            if kind + "." == UNLESS:
                yield Pattern(slots, unless=topic)
            else:
                yield Pattern(slots, topic, certain=kind + "." == CERTAIN)


def _patterns(listed: str, slot: Callable[[str], Slot]) -> Iterator[tuple[Slot, ...]]:
    for entry in listed.split(","):
        slots = tuple(map(slot, entry.split()))
        if slots and all(slots):
            yield slots


def _slots(groups: Mapping[str, str]) -> Callable[[str], Slot]:
    """Return what reads the alternatives of one slot: `a|b`, `<group>`, and `two_words` that stand beside each other.

    The same few groups stand in most patterns, so it remembers each alternative.
    """

    @cache
    def alternative(words: str) -> Phrase:
        return phrase(words.replace("_", " "))

    @cache
    def slot(words: str) -> Slot:
        known = GROUP.sub(lambda name: "|".join(one.strip() for one in groups.get(name[1], "").split(",")), words)
        return frozenset(filter(None, map(alternative, known.split("|"))))

    return slot
