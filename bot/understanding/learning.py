"""Learn the weights of the classifier from examples."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.understanding.classifier import EMERGENCY, Floats, Weights, quantised, vector
from bot.understanding.features import Features, Group, Seen

# Coarse enough to end in half the time; finer changes no answer.
TOLERANCE = 0.3
FEWEST = 2  # messages with a feature
PARTS = 4  # the intents are learnt in so many parts, side by side

Row = tuple[npt.NDArray[np.float64], float]


def learn(features: Features, examples: Sequence[tuple[Seen, str]], strictness: float = 1.0) -> Weights:
    """Return what is learnt from messages: a linear classifier for each intent against all others."""
    groups = [features.of(seen) for seen, _ in examples]
    intents = [intent for _, intent in examples]
    keys, worth = _vocabulary(groups)
    matrix = _matrix(groups, keys, worth)
    labels = sorted(set(intents))
    tasks = [*filter(None, (labels[start::PARTS] for start in range(PARTS))), [EMERGENCY]]
    rows: dict[str, Row] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the library computes outside of Python's lock
        for found in pool.map(lambda task: _against_all_others(matrix, intents, task, strictness), tasks):
            rows.update(found)
    coefficients, bias = zip(*(rows[label] for label in (*labels, EMERGENCY)), strict=True)
    weight, scale = quantised(np.stack(coefficients).T.astype(np.float32))
    return Weights(keys, worth, weight, scale, np.array(bias, dtype=np.float32), tuple(labels))


def _against_all_others(
    matrix: Any, intents: Sequence[str], labels: Sequence[str], strictness: float
) -> dict[str, Row]:
    """Return the weights and the bias of each label (a whole intent, or how some begin) against all other messages."""
    from sklearn.svm import LinearSVC  # not needed, and not there, where messages are answered

    answers = [
        next((label for label in labels if intent == label or (label == EMERGENCY and intent.startswith(label))), "")
        for intent in intents
    ]
    machine = LinearSVC(C=strictness, tol=TOLERANCE, random_state=0).fit(matrix, answers)
    if len(machine.classes_) == 2:
        return {labels[0]: (machine.coef_[0], float(machine.intercept_[0]))}
    places = {str(label): place for place, label in enumerate(machine.classes_)}
    return {label: (machine.coef_[places[label]], float(machine.intercept_[places[label]])) for label in labels}


def _vocabulary(messages: Sequence[Sequence[Group]]) -> tuple[npt.NDArray[np.uint32], Floats]:
    """Return the features that several messages have, and that the rarer ones are worth more."""
    seen = np.concatenate([np.unique(group) for groups in messages for group in groups])
    keys, counts = np.unique(seen, return_counts=True)
    common = counts >= FEWEST
    worth = np.log((1 + len(messages)) / (1 + counts[common])) + 1
    return keys[common], worth.astype(np.float32)


def _matrix(messages: Sequence[Sequence[Group]], keys: npt.NDArray[np.uint32], worth: Floats) -> Any:
    from scipy.sparse import csr_matrix

    vectors = [vector(groups, keys, worth) for groups in messages]
    ends = np.cumsum([0, *(len(rows) for rows, _ in vectors)])
    rows = np.concatenate([rows for rows, _ in vectors])
    values = np.concatenate([values for _, values in vectors])
    matrix = csr_matrix((values.astype(np.float64), rows, ends), shape=(len(messages), len(keys)))
    matrix.sum_duplicates()  # what the library would else do in place, in every thread at once
    return matrix
