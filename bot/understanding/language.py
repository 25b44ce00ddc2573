"""Say in which language a message is written."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bot.errors import ModelError

SLOTS = 1 << 15
LONGEST = 4
COMMON = 5  # sentences with a letter of a language's alphabet
FOREIGN_WORDS = 2
# Dari is answered as Persian.
ANSWERED_AS = {"prs": "fa"}
# Sums of many dependent runs are too sure of themselves: at 3, what is given 90 % is right nine times in ten.
TEMPERATURE = 3.0
LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
NO_LETTER = re.compile(r"[\W\d_]+")

Floats = npt.NDArray[np.float32]


class LanguageModel:
    """Weights of short runs of letters for each language; knows Arabic, Persian, Greek and Russian in Latin letters."""

    def __init__(
        self, languages: Sequence[str], weights: npt.NDArray[np.float16], bias: Floats, alphabet: str = ""
    ) -> None:
        self._languages = tuple(languages)
        self._weights = weights
        self._bias = bias
        self._alphabet = alphabet
        self._unknown = re.compile(f"[^\\W\\d_{re.escape(alphabet)}]") if alphabet else re.compile("(?!)")

    @classmethod
    def train(cls, pairs: Iterable[tuple[str, str]]) -> LanguageModel:
        """Learn from pairs of a language and a sentence."""
        from sklearn.linear_model import SGDClassifier  # not needed, and not there, where messages are answered

        known = [(ANSWERED_AS.get(code, code), text) for code, text in pairs]
        learned = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=8, tol=None, average=True, random_state=0)
        learned.fit(_matrix([text for _, text in known]), [code for code, _ in known])
        weights = np.ascontiguousarray(learned.coef_.T, dtype=np.float16)
        alphabet = _alphabet(text for _, text in known)
        return cls(list(learned.classes_), weights, learned.intercept_.astype(np.float32), alphabet)

    def save(self, path: Path) -> None:
        """Write the model to a file ending in `.npz`."""
        words = json.dumps([self._languages, self._alphabet]).encode()
        codes = np.frombuffer(words, dtype=np.uint8)
        np.savez_compressed(path, codes=codes, weights=self._weights, bias=self._bias)

    @classmethod
    def load(cls, path: Path) -> LanguageModel:
        """Read a model that `save` wrote."""
        try:
            with np.load(path, allow_pickle=False) as stored:
                languages, alphabet = json.loads(stored["codes"].tobytes())
                return cls(languages, stored["weights"], stored["bias"], alphabet)
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"The language model {path.name} cannot be read: train again.") from error

    @property
    def size(self) -> int:
        """Return how many bytes it takes in memory."""
        return self._weights.nbytes + self._bias.nbytes

    def is_foreign(self, text: str) -> bool:
        """Say whether a text is in none of the languages: two of its words have letters that none of them uses."""
        words = _words(text)
        return sum(bool(self._unknown.search(word)) for word in words) >= min(FOREIGN_WORDS, max(1, len(words)))

    def scores(self, text: str) -> list[tuple[str, float]]:
        """Return each language with its probability, likeliest first; nothing for a text without letters."""
        slots = np.fromiter(_slots(text), dtype=np.int64)
        if not slots.size:
            return []
        total = self._weights[slots].astype(np.float32).sum(axis=0) / np.sqrt(slots.size) + self._bias
        likely = np.exp((total - total.max()) / TEMPERATURE)
        ranked = zip(self._languages, (likely / likely.sum()).tolist(), strict=True)
        return sorted(ranked, key=lambda scored: -scored[1])


def _alphabet(texts: Iterable[str]) -> str:
    """Return the letters of all languages; one that stands in a few words only came in with a name."""
    seen = Counter(letter for text in texts for letter in set(text.casefold()) if letter.isalpha())
    return "".join(sorted(letter for letter, times in seen.items() if times >= COMMON))


def _slots(text: str) -> Iterator[int]:
    """Yield the slot of each run of up to four letters, word by word, and of each word."""
    for word in _telling(_words(text)):
        padded = f" {word} "
        yield zlib.crc32(padded.encode()) % SLOTS
        for length in range(1, LONGEST + 1):
            for start in range(len(padded) - length + 1):
                yield zlib.crc32(padded[start : start + length].encode()) % SLOTS


def _words(text: str) -> list[str]:
    return NO_LETTER.sub(" ", unicodedata.normalize("NFKC", text).casefold()).split()


def _telling(words: list[str]) -> list[str]:
    """Return the words that are not Latin, or all: organisations and pills keep their Latin names in any language."""
    return [word for word in words if len(word) > 1 and not LATIN.match(word)] or words


def _matrix(texts: Sequence[str]) -> csr_matrix:
    """Return one row for each text, of length one however long the text is."""
    rows = [np.fromiter(_slots(text), dtype=np.int32) for text in texts]
    ends = np.cumsum([0, *(row.size for row in rows)])
    values = np.concatenate([np.full(row.size, 1 / np.sqrt(max(1, row.size)), dtype=np.float32) for row in rows])
    matrix = csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), SLOTS))
    matrix.sum_duplicates()
    return matrix
