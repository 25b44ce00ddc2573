"""Rank the intents of a message with a linear model of hashed features."""

from __future__ import annotations

import gzip
import json
import math
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.understanding.features import WEIGHTS, Features, Group, Seen

Floats = npt.NDArray[np.float32]
KEYS, WORTH, SCALE, BIAS, LABELS = "keys.npy", "worth.npy", "scale.npy", "bias.npy", "labels.json"
WEIGHT = "weight.npy"
# Packed here, at a level that takes seconds: Rasa packs a model at one that takes half a minute.
PACKED, LEVEL = WEIGHT + ".gz", 6


# The column that tells emergencies of all kinds from everything else.
DANGER = "danger"
EMERGENCY = "emergency_"


class Guess(NamedTuple):
    """An intent and how likely it is."""

    intent: str
    confidence: float


class Ranking(NamedTuple):
    """All intents, likeliest first, and how likely it is that a life is in danger, whichever way."""

    guesses: tuple[Guess, ...]
    danger: float


@dataclass(frozen=True)
class Weights:
    """What was learnt: known features in order, what each is worth, and a row of whole numbers for each."""

    keys: npt.NDArray[np.uint32]
    worth: Floats
    weight: npt.NDArray[np.int8]
    scale: Floats
    bias: Floats
    labels: tuple[str, ...]

    def save(self, folder: Path) -> None:
        """Write into a folder, without pickle."""
        arrays = {KEYS: self.keys, WORTH: self.worth, SCALE: self.scale, BIAS: self.bias}
        for name, array in arrays.items():
            np.save(folder / name, array, allow_pickle=False)
        with gzip.open(folder / PACKED, "wb", LEVEL) as packed:
            np.save(packed, self.weight, allow_pickle=False)
        (folder / LABELS).write_text(json.dumps(self.labels), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> Weights:
        """Read from a folder; the large part is unpacked beside the others and stays on the disk until it is needed."""
        keys, worth, scale, bias = (np.load(folder / name) for name in (KEYS, WORTH, SCALE, BIAS))
        with gzip.open(folder / PACKED) as packed, (folder / WEIGHT).open("wb") as whole:
            shutil.copyfileobj(packed, whole)
        weight = np.load(folder / WEIGHT, mmap_mode="r")
        labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
        return Weights(keys, worth, weight, scale, bias, tuple(labels))


class TopicRanker:
    """Ranks intents; `sharpness` turns margins into probabilities."""

    def __init__(self, features: Features, weights: Weights, sharpness: float = 5.0) -> None:
        self._features = features
        self._weights = weights
        self._sharpness = sharpness
        self._urgent = np.array([label.startswith(EMERGENCY) for label in weights.labels])

    def rank(self, seen: Seen) -> Ranking:
        """Return what a message may be about."""
        margins = self.margins(seen)
        chances = self._chances(margins[:-1])
        order = np.argsort(-chances, kind="stable")
        labels = [self._weights.labels[place] for place in order.tolist()]
        guesses = tuple(map(Guess, labels, chances[order].tolist()))
        return Ranking(guesses, self._danger(float(chances[self._urgent].sum()), float(margins[-1])))

    def _danger(self, share: float, margin: float) -> float:
        """Return the share of all emergencies, raised or lowered by the column that knows nothing else."""
        odds = share / max(1 - share, 1e-6) * math.exp(min(margin * self._sharpness, 50.0))
        return odds / (1 + odds)

    def margins(self, seen: Seen) -> Floats:
        """Return the margin of each intent, in the order of the labels, and last that of any emergency."""
        _, rows, values = vectors([self._features.of(seen)], self._weights.keys, self._weights.worth)
        found = self._weights.weight[rows].astype(np.float32)
        # Not `@`: for so little the threads of the algebra library cost more than they save.
        summed = np.einsum("i,ij->j", values, found)
        return np.asarray(summed * self._weights.scale + self._weights.bias, dtype=np.float32)

    def _chances(self, margins: Floats) -> Floats:
        raised = np.exp((margins - margins.max()) * self._sharpness)
        return np.asarray(raised / raised.sum(), dtype=np.float32)


class Vectors(NamedTuple):
    """What is known of messages: where each one's features end, their rows and their values."""

    ends: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    values: Floats


def vectors(messages: Sequence[Sequence[Group]], keys: npt.NDArray[np.uint32], worth: Floats) -> Vectors:
    """Return the known features of messages and their values; each group has the length of its weight."""
    groups = [group for message in messages for group in message]
    features = np.concatenate(groups)
    places = np.minimum(np.searchsorted(keys, features), len(keys) - 1)
    known = keys[places] == features
    group = np.repeat(np.arange(len(groups)), [len(one) for one in groups])[known]
    both, counts = np.unique(group * len(keys) + places[known], return_counts=True)
    group, rows = np.divmod(both, len(keys))
    values = (1 + np.log(counts)) * worth[rows]
    squares = np.bincount(group, values * values, minlength=len(groups))
    scale = np.tile(WEIGHTS, len(messages)) / np.sqrt(np.maximum(squares, 1e-12))
    ends = np.bincount(group // len(WEIGHTS), minlength=len(messages)).cumsum()
    return Vectors(ends, rows, (values * scale[group]).astype(np.float32))


def quantised(weight: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return weights as whole numbers from -127 to 127, and what to multiply each column with."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-9) / 127
    whole = np.ascontiguousarray(np.rint(weight / scale), dtype=np.int8)  # a message reads rows
    return whole, np.asarray(scale, dtype=np.float32)
