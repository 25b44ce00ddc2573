"""Collect the everyday words of a language from its training sentences."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from bot.understanding.normalise import normalise_all
from bot.understanding.words import WORD, fold

MARKED = re.compile(r"\[[^\]]*\]\([^)]*\)")
SHORTEST = 3
BYTES = 8  # of a hash: among a million words no two are the same
Hashes = npt.NDArray[np.uint64]


class Vocabulary:
    """A set of words, of which only sorted hashes are kept: those of all languages would take 30 MB."""

    def __init__(self, hashes: Hashes) -> None:
        self.hashes = hashes
        self._sought = array("Q", hashes.tobytes())

    def __contains__(self, word: str) -> bool:
        wanted = _hash(word)
        place = bisect_left(self._sought, wanted)
        return place < len(self._sought) and self._sought[place] == wanted

    @staticmethod
    def of(words: Iterable[str]) -> Vocabulary:
        """Return the set of some words."""
        return Vocabulary(np.unique(np.fromiter(map(_hash, words), np.uint64)))

    @staticmethod
    def union(some: Iterable[Vocabulary]) -> Vocabulary:
        """Return the words of several sets."""
        return Vocabulary(np.unique(np.concatenate([np.zeros(0, np.uint64), *(one.hashes for one in some)])))


def common_words(sentences: Iterable[str]) -> Vocabulary:
    """Return the words that stand unmarked in the sentences."""
    texts = normalise_all(MARKED.sub(" ", sentence) for sentence in sentences)
    words = {word for text in texts for word in WORD.findall(fold(text))}
    return Vocabulary.of(word for word in words if len(word) >= SHORTEST and not word.isdigit())


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=BYTES).digest(), "big")
