"""Turn a message into numbered features: parts of words, words, names and concepts, in one group each."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import numpy as np

from bot.understanding.concepts import Concepts
from bot.understanding.ngrams import NOTHING, Hashes, ngrams
from bot.understanding.sounds import Sounds
from bot.understanding.word_index import words_of
from bot.understanding.words import fold

# How much each group counts beside the others, in the order in which `Features.of` gives them.
WEIGHTS = (1.0, 1.0, 0.5, 0.5)
SHORTEST, LONGEST = 2, 4
TOKEN = re.compile(r"[\w\u0900-\u0963]+|\?")

Group = Hashes


@dataclass(frozen=True)
class Seen:
    """What the classifier sees: the normalised text, the same with names masked, which names, and how many places.

    `language` is the code of the language that it is likely written in.
    """

    text: str
    masked: str
    substances: tuple[str, ...] = ()
    places: int = 0
    language: str = ""


@dataclass(frozen=True)
class Features:
    """Makes features; `classes` says what kind of drug a substance is, `sounds` how the words of a language sound."""

    concepts: Concepts
    classes: Mapping[str, str]
    sounds: Mapping[str, Sounds] = field(default_factory=dict)

    def of(self, seen: Seen) -> tuple[Group, ...]:
        """Return the features by group, each as often as it occurs; a feature is a number of 32 bits."""
        return self._of(seen, _parts, self.concepts)

    def of_all(self, messages: Iterable[Seen]) -> list[tuple[Group, ...]]:
        """Return the features of many messages, in which mostly the same words stand."""
        parts, concepts = cache(lambda token: _parts((token,))), self.concepts.remembering()
        return [self._of(seen, lambda tokens: _joined(map(parts, tokens)), concepts) for seen in messages]

    def _of(self, seen: Seen, parts: Callable[[Sequence[str]], Group], concepts: Concepts) -> tuple[Group, ...]:
        tokens = TOKEN.findall(fold(seen.masked.replace("'", "")))
        sounds = self.sounds.get(seen.language)
        heard = sounds.of(tokens) if sounds else []
        words = (*_words(tokens), *(f"heard {word}" for word in _words(heard)))
        groups = (words, self._names(seen), concepts.find(words_of(seen.text)))
        # Sounds that have their vowels tell what the letters tell.
        of_letters = heard if sounds and sounds.vowels else [*tokens, *heard]
        return parts(of_letters), *(_numbered(number, features) for number, features in enumerate(groups))

    def _names(self, seen: Seen) -> Iterator[str]:
        substances = set(seen.substances)
        classes = sorted({self.classes.get(substance, "other") for substance in substances})
        yield f"substances {min(len(substances), 2)}"
        yield f"places {min(seen.places, 1)}"
        yield from (f"class {kind}" for kind in classes)
        yield f"classes {'+'.join(classes)}"
        yield from (f"is {substance}" for substance in substances)


def _parts(tokens: Sequence[str]) -> Group:
    return ngrams(tokens, SHORTEST, LONGEST)


def _joined(parts: Iterable[Group]) -> Group:
    return np.concatenate([NOTHING, *parts])


def _words(tokens: Sequence[str]) -> Iterator[str]:
    yield from tokens
    yield from (f"{first} {second}" for first, second in pairwise(tokens))


def _numbered(group: int, features: Iterable[str]) -> Group:
    return np.array([zlib.crc32(f"{group} {feature}".encode()) for feature in features], np.uint32)
