"""Rank the intents of a message with small networks of hashed features."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.understanding.features import WEIGHTS, Features, Group, Seen

Floats = npt.NDArray[np.float32]

ARRAYS = ("keys", "worth", "places", "scale", "bias", "top", "top_bias")
LARGE, LABELS = "rows", "labels.json"
EMERGENCY = "emergency_"


class Guess(NamedTuple):
    """An intent and how likely it is."""

    intent: str
    confidence: float


class Ranking(NamedTuple):
    """All intents, likeliest first, and how likely it is that a life is in danger, in whichever way."""

    guesses: tuple[Guess, ...]
    danger: float


@dataclass(frozen=True)
class Weights:
    """What was learnt: known features in order, what each is worth, and the networks side by side.

    `rows` has a row of whole numbers for each feature, at its place in `places`, and a column for each unit of all
    networks, to be multiplied with `scale`; `bias` has one number for each unit, `top` is networks by units by intents,
    `top_bias` networks by intents.
    """

    keys: npt.NDArray[np.uint32]
    worth: Floats
    places: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int8]
    scale: Floats
    bias: Floats
    top: Floats
    top_bias: Floats
    labels: tuple[str, ...]

    def save(self, folder: Path) -> None:
        """Write into a folder, without pickle."""
        for name in (*ARRAYS, LARGE):
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)
        (folder / LABELS).write_text(json.dumps(self.labels), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> Weights:
        """Read from a folder; the large part stays on the disk until it is needed."""
        arrays = {name: np.load(folder / f"{name}.npy") for name in ARRAYS}
        rows = np.load(folder / f"{LARGE}.npy", mmap_mode="r")
        labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
        return Weights(**arrays, rows=rows, labels=tuple(labels))


class TopicRanker:
    """Ranks intents; `sharpness` turns margins into probabilities."""

    def __init__(self, features: Features, weights: Weights, sharpness: float = 1.0) -> None:
        self._features = features
        self._weights = weights
        self._sharpness = sharpness
        self._urgent = np.array([label.startswith(EMERGENCY) for label in weights.labels])

    def rank(self, seen: Seen) -> Ranking:
        """Return what a message may be about."""
        chances = likely(self.margins(seen) * self._sharpness).mean(axis=0)
        order = np.argsort(-chances, kind="stable")
        labels = [self._weights.labels[place] for place in order.tolist()]
        guesses = tuple(map(Guess, labels, chances[order].tolist()))
        return Ranking(guesses, float(chances[self._urgent].sum()))

    def margins(self, seen: Seen) -> Floats:
        """Return the margin of each intent, networks by intents, in the order of the labels."""
        learnt = self._weights
        _, places, values = vectors([self._features.of(seen)], learnt.keys, learnt.worth)
        found = learnt.rows[learnt.places[places]].astype(np.float32)
        # Not `@`: for so little the threads of the algebra library cost more than they save.
        summed = np.einsum("i,ij->j", values, found) * learnt.scale + learnt.bias
        units = np.tanh(summed).reshape(len(learnt.top), -1)
        return np.asarray(np.einsum("nu,nui->ni", units, learnt.top) + learnt.top_bias, dtype=np.float32)


def likely(margins: Floats) -> Floats:
    """Return the probabilities that belong to margins, the intents in the last axis."""
    raised = np.exp(margins - margins.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


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
