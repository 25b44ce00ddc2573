"""Number the short runs of letters of a text, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
SPACE = np.uint32(ord(" "))
FACTOR = np.uint32(0x9E3779B1)  # odd, so that no letter is lost in the product; from Knuth's multiplicative hashing
NOTHING = np.zeros(0, np.uint32)


def ngrams(words: Sequence[str], shortest: int, longest: int) -> Hashes:
    """Return a hash of each run of `shortest` to `longest` letters within a word; a space marks either of its ends."""
    letters = np.frombuffer(" ".join(("", *words, "")).encode("utf-32-le"), np.uint32)
    found = [runs for length, runs in _by_length(letters, longest) if length >= shortest]
    return _mixed(np.concatenate(found)) if found else NOTHING


def _by_length(letters: Hashes, longest: int) -> Iterator[tuple[int, Hashes]]:
    """Yield the runs of each length that have no space but at their ends; a single letter is no space."""
    space = letters == SPACE
    yield 1, letters[~space]
    value, crosses = letters, np.zeros(len(letters), bool)
    for length in range(2, min(longest, len(letters)) + 1):
        starts = len(letters) - length + 1
        value = value[:starts] * FACTOR + letters[length - 1 :]
        crosses = crosses[:starts] | (space[length - 2 : -1] if length > 2 else False)
        yield length, value[~crosses]


def _mixed(value: Hashes) -> Hashes:
    """Return hashes of which the lower bits depend on all of the letters."""
    value = (value ^ (value >> np.uint32(16))) * FACTOR
    return value ^ (value >> np.uint32(15))
