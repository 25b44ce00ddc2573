"""Read the lists of `emergency_words.yml` into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.understanding.phrases import Phrase, phrase

GROUP = re.compile(r"<(\w+)>")
CERTAIN, MAYBE, UNLESS, WORDS = "certain.", "maybe.", "unless.", "words."
ANY, QUESTION = "any", "question"  # what is denied: everything, or what is not certain


@dataclass(frozen=True)
class Pattern:
    """Words that stand near each other in any order: one of each slot; `unless` names what they speak against."""

    slots: tuple[frozenset[Phrase], ...]
    topic: str = ""
    certain: bool = False
    unless: str = ""

    @property
    def is_loose(self) -> bool:
        """Say whether it denies everything by words in one place: too little to take back what is certain."""
        return self.unless == ANY and len(self.slots) == 1


def read(entries: Mapping[str, str]) -> Iterator[Pattern]:
    """Yield the patterns of one language; its groups of words are known by `<name>`."""
    groups = {name[len(WORDS) :]: words for name, words in entries.items() if name.startswith(WORDS)}
    for name, listed in entries.items():
        kind, _, topic = name.partition(".")
        for slots in _patterns(listed, groups) if kind + "." in (CERTAIN, MAYBE, UNLESS) else ():
            if kind + "." == UNLESS:
                yield Pattern(slots, unless=topic)
            else:
                yield Pattern(slots, topic, certain=kind + "." == CERTAIN)


def _patterns(listed: str, groups: Mapping[str, str]) -> Iterator[tuple[frozenset[Phrase], ...]]:
    for entry in listed.split(","):
        slots = tuple(_slot(words, groups) for words in entry.split())
        if slots and all(slots):
            yield slots


def _slot(words: str, groups: Mapping[str, str]) -> frozenset[Phrase]:
    """Return the alternatives of one slot: `a|b`, `<group>`, and `two_words` that stand beside each other."""
    known = GROUP.sub(lambda name: "|".join(one.strip() for one in groups.get(name[1], "").split(",")), words)
    return frozenset(filter(None, (phrase(one.replace("_", " ")) for one in known.split("|"))))
