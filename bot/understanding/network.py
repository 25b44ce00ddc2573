"""Learn a network with one hidden layer: from the features of messages to how likely each of their intents is.

In plain algebra on sparse rows: scikit-learn would move the weights of all 400,000 features at each step, and
TensorFlow is used nowhere else. The steps are those of Adagrad (Duchi, Hazan and Singer, 2011), with one rate for all
weights of a feature.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bot.understanding.classifier import Floats, likely

Whole = npt.NDArray[np.int64]

# Fitted on questions that are not trained.
UNITS = 64
ROUNDS, FEWEST_STEPS = 4, 60  # how often all messages are gone through; oftener when there are few
AT_ONCE = 1024  # messages
RATE, SPREAD = 0.1, 0.03
FEATURES_LEFT_OUT, UNITS_LEFT_OUT = 0.25, 0.1  # at each message, so that none is relied upon
DOUBT = 0.05  # how much of each answer is left to all intents
SMALL = np.float32(1e-8)


class Network(NamedTuple):
    """Weights: `rows` features by units, `bias` one for each unit, `top` units by intents, `top_bias` one for each."""

    rows: Floats
    bias: Floats
    top: Floats
    top_bias: Floats


def network(matrix: Any, answers: Whole, intents: int, seed: int) -> Network:
    """Return what is learnt from a sparse matrix, messages by features, and the number of each message's intent."""
    learner = _Learner(matrix.shape[1], intents, seed)
    starts = range(0, len(answers), AT_ONCE)
    rounds = max(ROUNDS, -(-FEWEST_STEPS // len(starts)))
    for turn in range(rounds):
        order = learner.random.permutation(len(answers))
        mixed, asked = matrix[order], answers[order]
        for step, start in enumerate(starts):
            left = 1 - (turn + step / len(starts)) / rounds
            learner.learn(mixed[start : start + AT_ONCE], asked[start : start + AT_ONCE], RATE * left)
    return learner.network


class _Learner:
    def __init__(self, features: int, intents: int, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.network = Network(
            self._spread((features, UNITS), SPREAD),
            np.zeros(UNITS, np.float32),
            self._spread((UNITS, intents), UNITS**-0.5),
            np.zeros(intents, np.float32),
        )
        self._moved = np.full(features, SMALL)
        self._moved_above = [np.full_like(weights, SMALL) for weights in self.network[1:]]

    def learn(self, messages: Any, answers: Whole, rate: float) -> None:
        """Move the weights a step towards the answers."""
        known, inputs = self._shown(messages)
        rows, (_, bias, top, top_bias) = self.network.rows[known], self.network
        units = np.tanh(inputs @ rows + bias)
        kept = self._kept(units.shape, UNITS_LEFT_OUT) / np.float32(1 - UNITS_LEFT_OUT)
        wrong = _wrong(likely(units * kept @ top + top_bias), answers)
        back = (wrong @ top.T) * kept * (1 - units * units)
        self._move(known, rows, inputs.T @ back, rate)
        above = (back.sum(axis=0), (units * kept).T @ wrong, wrong.sum(axis=0))
        for weights, moved, slopes in zip(self.network[1:], self._moved_above, above, strict=True):
            np.add(moved, slopes * slopes, out=moved)
            np.subtract(weights, rate * slopes / np.sqrt(moved), out=weights)

    def _shown(self, messages: Any) -> tuple[Whole, Any]:
        """Return the features that are not left out, and the messages by these only."""
        kept = self._kept(messages.data.shape, FEATURES_LEFT_OUT)
        ends = np.concatenate([[0], np.cumsum(kept)])[messages.indptr]
        features, values = messages.indices[kept], messages.data[kept] / np.float32(1 - FEATURES_LEFT_OUT)
        there = np.zeros(len(self._moved), bool)
        there[features] = True
        places = np.cumsum(there) - 1
        known = np.flatnonzero(there)
        return known, csr_matrix((values, places[features], ends), shape=(len(ends) - 1, len(known)))

    def _move(self, known: Whole, rows: Floats, slopes: Floats, rate: float) -> None:
        """Move the rows of the known features; in place, as these are the large ones."""
        self._moved[known] += np.einsum("ij,ij->i", slopes, slopes) / np.float32(UNITS)
        slopes *= (np.float32(rate) / np.sqrt(self._moved[known]))[:, None]
        rows -= slopes
        self.network.rows[known] = rows

    def _spread(self, shape: tuple[int, int], width: float) -> Floats:
        return self.random.standard_normal(shape, dtype=np.float32) * np.float32(width)

    def _kept(self, shape: tuple[int, ...], left_out: float) -> npt.NDArray[np.bool_]:
        return self.random.random(shape, dtype=np.float32) >= left_out


def _wrong(likely: Floats, answers: Whole) -> Floats:
    """Return by how much probabilities are too high, for the mean of the messages."""
    wrong = likely - np.float32(DOUBT / likely.shape[1])
    wrong[np.arange(len(answers)), answers] -= np.float32(1 - DOUBT)
    return wrong / np.float32(len(answers))
