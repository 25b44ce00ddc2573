"""Turn a message into numbered features: parts of words, words, names and concepts, in one group each."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.concepts import Concepts
from bot.understanding.word_index import words_of
from bot.understanding.words import fold

# How much each group counts beside the others, in the order in which `Features.of` gives them.
WEIGHTS = (1.0, 1.0, 0.5, 0.5)
SHORTEST, LONGEST = 2, 4
TOKEN = re.compile(r"[\w\u0900-\u0963]+|\?")

Group = Mapping[int, int]


@dataclass(frozen=True)
class Seen:
    """What the classifier sees: the normalised text, the same with names masked, which names, and how many places."""

    text: str
    masked: str
    substances: tuple[str, ...] = ()
    places: int = 0


@dataclass(frozen=True)
class Features:
    """Makes features; `classes` says what kind of drug a substance is."""

    concepts: Concepts
    classes: Mapping[str, str]

    def of(self, seen: Seen) -> tuple[Group, ...]:
        """Return how often each feature occurs, by group; a feature is a number of 32 bits."""
        tokens = TOKEN.findall(fold(seen.masked.replace("'", "")))
        groups = (_parts(tokens), _words(tokens), self._names(seen), self.concepts.find(words_of(seen.text)))
        return tuple(_counted(number, features) for number, features in enumerate(groups))

    def _names(self, seen: Seen) -> Iterator[str]:
        substances = set(seen.substances)
        classes = sorted({self.classes.get(substance, "other") for substance in substances})
        yield f"substances {min(len(substances), 2)}"
        yield f"places {min(seen.places, 1)}"
        yield from (f"class {kind}" for kind in classes)
        yield f"classes {'+'.join(classes)}"
        yield from (f"is {substance}" for substance in substances)


def _parts(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the parts of each word with its ends marked."""
    for token in tokens:
        word = f" {token} "
        for size in range(SHORTEST, LONGEST + 1):
            if len(word) <= size:
                yield word
                break
            yield from (word[start : start + size] for start in range(len(word) - size + 1))


def _words(tokens: Sequence[str]) -> Iterator[str]:
    yield from tokens
    yield from (f"{first} {second}" for first, second in pairwise(tokens))


def _counted(group: int, features: Iterable[str]) -> Group:
    return Counter(zlib.crc32(f"{group} {feature}".encode()) for feature in features)
