"""Say in which language a message is written."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.errors import ModelError
from bot.understanding.ngrams import ngrams

SLOTS = 1 << 16
LONGEST = 5
SMOOTHING = 0.005  # how often a language is taken to use a run of letters that it was never seen with
COMMON = 5  # sentences with a letter of a language's alphabet
FOREIGN_WORDS = 2
# Dari is answered as Persian.
ANSWERED_AS = {"prs": "fa"}
ROMANISED = "-Latn"  # what Arabizi and its like are called inside: they look like no other text of their language
# Sums of many dependent runs are too sure of themselves: what is given 90 % is right nine times in ten.
TEMPERATURE = 2.0
LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
NO_LETTER = re.compile(r"[\W\d_]+")


class LanguageModel:
    """How telling each short run of letters is for each language; a language in Latin letters is learnt by itself."""

    def __init__(self, languages: Sequence[str], weights: npt.NDArray[np.float16], alphabet: str = "") -> None:
        self._languages = tuple(languages)
        self._weights = weights
        self._alphabet = alphabet
        self._unknown = re.compile(f"[^\\W\\d_{re.escape(alphabet)}]") if alphabet else re.compile("(?!)")

    @classmethod
    def train(cls, pairs: Iterable[tuple[str, str]]) -> LanguageModel:
        """Learn from pairs of a language and a sentence; a few sentences of a language are better than none."""
        known = [(ANSWERED_AS.get(code, code), text) for code, text in pairs]
        found = _words_by_language(known)
        counts = np.stack([np.bincount(_slots(words), minlength=SLOTS) for words in found.values()])
        share = (counts + SMOOTHING) / (counts.sum(axis=1, keepdims=True) + SMOOTHING * SLOTS)
        telling = np.log(share) - np.log(share).mean(axis=0)
        weights = np.ascontiguousarray(telling.T, dtype=np.float16)
        return cls(list(found), weights, _alphabet(text for _, text in known))

    def save(self, path: Path) -> None:
        """Write the model to a file ending in `.npz`."""
        words = json.dumps([self._languages, self._alphabet]).encode()
        codes = np.frombuffer(words, dtype=np.uint8)
        np.savez_compressed(path, codes=codes, weights=self._weights)

    @classmethod
    def load(cls, path: Path) -> LanguageModel:
        """Read a model that `save` wrote."""
        try:
            with np.load(path, allow_pickle=False) as stored:
                languages, alphabet = json.loads(stored["codes"].tobytes())
                return cls(languages, stored["weights"], alphabet)
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"The language model {path.name} cannot be read: train again.") from error

    @property
    def size(self) -> int:
        """Return how many bytes it takes in memory."""
        return self._weights.nbytes

    def is_foreign(self, text: str) -> bool:
        """Say whether a text is in none of the languages: two of its words have letters that none of them uses."""
        words = _words(text)
        return sum(bool(self._unknown.search(word)) for word in words) >= min(FOREIGN_WORDS, max(1, len(words)))

    def scores(self, text: str) -> list[tuple[str, float]]:
        """Return each language with its probability, likeliest first; nothing for a text without letters."""
        slots = _slots(_telling(_words(text)))
        if not slots.size:
            return []
        total = self._weights[slots].astype(np.float32).sum(axis=0) / np.sqrt(slots.size)
        likely = np.exp((total - total.max()) / TEMPERATURE)
        found: dict[str, float] = {}
        for name, one in zip(self._languages, (likely / likely.sum()).tolist(), strict=True):
            code = name.removesuffix(ROMANISED)
            found[code] = found.get(code, 0.0) + one
        return sorted(found.items(), key=lambda scored: -scored[1])


def _words_by_language(known: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the words of all sentences by language, and by language in Latin letters."""
    by_script: dict[bool, dict[str, list[list[str]]]] = {True: {}, False: {}}
    for code, text in known:
        by_script[is_latin(text)].setdefault(code, []).append(_telling(_words(text)))
    latin, others = by_script[True], by_script[False]
    mixed = {code for code in others if len(others[code]) > len(latin.get(code, ()))}  # not those of Latin languages
    named = {code + ROMANISED if code in mixed else code: found for code, found in latin.items()}
    wanted = {**named, **{code: found for code, found in others.items() if code in mixed}}
    return {code: list(chain.from_iterable(sentences)) for code, sentences in wanted.items()}


def is_latin(text: str) -> bool:
    """Say whether most words of a text are in Latin letters."""
    words = _words(text)
    return 2 * sum(bool(LATIN.match(word)) for word in words) >= max(1, len(words))


def _alphabet(texts: Iterable[str]) -> str:
    """Return the letters of all languages; one that stands in a few words only came in with a name."""
    seen = Counter(letter for text in texts for letter in set(text.casefold()) if letter.isalpha())
    return "".join(sorted(letter for letter, times in seen.items() if times >= COMMON))


def _slots(words: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the slot of each run of up to five letters, and of each word."""
    whole = np.array([zlib.crc32(word.encode()) for word in words], np.uint32)
    return np.asarray(np.concatenate([whole, ngrams(words, 1, LONGEST)]) % SLOTS, dtype=np.int64)


def _words(text: str) -> list[str]:
    return NO_LETTER.sub(" ", unicodedata.normalize("NFKC", text).casefold()).split()


def _telling(words: list[str]) -> list[str]:
    """Return the words that are not Latin, or all: organisations and pills keep their Latin names in any language."""
    return [word for word in words if len(word) > 1 and not LATIN.match(word)] or words
