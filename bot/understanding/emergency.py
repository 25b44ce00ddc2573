"""Recognise a life in danger by words that stand near each other, listed per language; needs no model."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from bot.content.library import Library
from bot.understanding.emergency_lists import Group, Lists, Meaning, Part, Slot, read
from bot.understanding.listed import under
from bot.understanding.normalise import normalise
from bot.understanding.phrases import Phrase, PhraseIndex
from bot.understanding.word_index import words_of

FILE = "emergency_words"
# What to answer when a text tells of several, the first first: what kills within minutes.
BY_SEVERITY = (
    "opioid_overdose",
    "unconscious",
    "depressant_overdose",
    "seizure",
    "stimulant_overdose",
    "overheating",
    "suicide",
    "violence",
    "needle_stick",
    "bad_trip",
)
# Nobody looks for a pattern beyond so many words besides its own.
BETWEEN = 5
MOST_WORDS = 120
AT_A_TIME = 64  # messages that are being handled


@dataclass(frozen=True)
class Danger:
    """The topic of an emergency, and whether its words leave no doubt."""

    topic: str
    certain: bool


class EmergencyWords:
    """The lists of all languages, `{"en": {"words.not": "not, no", "certain.seizure": "<not> stop*"}}`."""

    def __init__(self, lists: Mapping[str, Mapping[str, str]]) -> None:
        self._meanings: list[Meaning] = []
        self._patterns: list[tuple[int, ...]] = []  # the slots of each
        self._rarest: dict[int, list[int]] = {}  # by slot: the patterns of which no other slot stands in fewer
        self._slots: dict[Part, tuple[int, ...]] = {}
        self._groups: dict[Phrase, list[Group]] = {}
        self._count = 0  # of slots
        for language, entries in lists.items():
            self._add(read(language, entries))
        self._index = PhraseIndex(self._listed(), misspelled=True)
        self._found: dict[int, Danger | None] = {}

    def _add(self, lists: Lists) -> None:
        """Take in the patterns of one language; a slot that stands in many of them is kept once."""
        known: dict[Slot, int] = {}
        stands: Counter[int] = Counter()
        first = len(self._patterns)
        for slots, meaning in lists.patterns:
            numbers = tuple(known.setdefault(slot, self._count + len(known)) for slot in slots)
            stands.update(numbers)
            self._patterns.append(numbers)
            self._meanings.append(meaning)
        self._count += len(known)
        for pattern, numbers in enumerate(self._patterns[first:], first):
            self._rarest.setdefault(min(numbers, key=stands.__getitem__), []).append(pattern)
        for slot, number in known.items():
            for part in slot:
                self._slots[part] = (*self._slots.get(part, ()), number)
        for group, phrases in lists.groups.items():
            for one in phrases:
                self._groups.setdefault(one, []).append(group)

    def _listed(self) -> Iterator[Phrase]:
        yield from (part for part in self._slots if isinstance(part, tuple))
        yield from self._groups

    @staticmethod
    def from_library(library: Library) -> EmergencyWords:
        """Return the words of all languages of the content."""
        return EmergencyWords({code: under(texts, FILE) for code, texts in library.texts.items()})

    def find(self, text: str) -> Danger | None:
        """Return the worst emergency that a text tells of in any language, or None.

        Whoever handles a message asks again: what was found is kept for a while beside a hash of its text.
        """
        mark = hash(text)
        if mark not in self._found:
            if len(self._found) >= AT_A_TIME:
                self._found.clear()
            self._found[mark] = self._find(text)
        return self._found[mark]

    def _find(self, text: str) -> Danger | None:
        found = [self._meanings[number] for number in self._matching(words_of(normalise(text))[:MOST_WORDS])]
        against = [pattern for pattern in found if pattern.unless]
        told = [pattern for pattern in found if pattern.topic and not any(one.denies(pattern) for one in against)]
        return _worst(told) if told else None

    def _matching(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the patterns that stand in the words; a pattern is looked for where its rarest slot is filled."""
        filled: defaultdict[int, list[int]] = defaultdict(list)
        for one, place in self._index.find(words):
            for part in (one, *self._groups.get(one, ())):
                for slot in self._slots.get(part, ()):
                    filled[slot].append(place)
        for number in chain.from_iterable(self._rarest.get(slot, ()) for slot in filled):
            slots = self._patterns[number]
            if all(slot in filled for slot in slots) and _near([filled[slot] for slot in slots]):
                yield number


def _near(places: Sequence[Sequence[int]]) -> bool:
    """Say whether all slots of a pattern are filled by words that stand near each other."""
    if len(places) == 1:
        return True
    reach = len(places) + BETWEEN
    return any(max(chosen) - min(chosen) < reach for chosen in product(*places) if len(set(chosen)) > 1)


def _worst(told: Sequence[Meaning]) -> Danger:
    best = min(told, key=lambda pattern: (not pattern.certain, BY_SEVERITY.index(pattern.topic)))
    return Danger(f"emergency.{best.topic}", best.certain)
