"""Learn the weights of the classifier from examples."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.understanding.classifier import EMERGENCY, Floats, Weights, quantised, vectors
from bot.understanding.features import Features, Group, Seen

# Coarse enough to end in half the time; finer changes no answer.
TOLERANCE = 0.3
FEWEST = 2  # messages with a feature
FEATURE_BITS = 32
AT_ONCE = 4096  # messages whose features are put in order
PARTS = 4  # the intents are learnt in so many parts, side by side

Row = tuple[npt.NDArray[np.float64], float]


def learn(features: Features, examples: Sequence[tuple[Seen, str]], strictness: float = 1.0) -> Weights:
    """Return what is learnt from messages: a linear classifier for each intent against all others."""
    groups = features.of_all(seen for seen, _ in examples)
    intents = [intent for _, intent in examples]
    keys, worth = _vocabulary(groups)
    matrix = _matrix(groups, keys, worth)
    often = np.argsort(-matrix.getnnz(axis=0), kind="stable")
    matrix = _in_place(matrix[:, often])  # what is looked up most stands together in the memory
    labels = sorted(set(intents))
    tasks = [*filter(None, (labels[start::PARTS] for start in range(PARTS))), [EMERGENCY]]
    rows: dict[str, Row] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the library computes outside of Python's lock
        for found in pool.map(lambda task: _against_all_others(matrix, intents, task, strictness), tasks):
            rows.update(found)
    coefficients, bias = zip(*(rows[label] for label in (*labels, EMERGENCY)), strict=True)
    weight, scale = quantised(np.stack(coefficients).T[np.argsort(often)].astype(np.float32))
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
    seen = np.concatenate([_once(some) for some in _in_parts(messages)])
    keys, counts = np.unique(seen, return_counts=True)
    common = counts >= FEWEST
    worth = np.log((1 + len(messages)) / (1 + counts[common])) + 1
    return keys[common], worth.astype(np.float32)


def _once(messages: Sequence[Sequence[Group]]) -> Group:
    """Return the features of messages, each as often as there are messages with it."""
    number = np.repeat(np.arange(len(messages)), [sum(map(len, groups)) for groups in messages])
    features = np.concatenate([group for groups in messages for group in groups])
    return np.asarray(np.unique(number << FEATURE_BITS | features), dtype=np.uint32)  # which leaves the feature


def _matrix(messages: Sequence[Sequence[Group]], keys: npt.NDArray[np.uint32], worth: Floats) -> Any:
    from scipy.sparse import csr_matrix, vstack

    parts = [vectors(some, keys, worth) for some in _in_parts(messages)]
    matrices = [
        csr_matrix((values.astype(np.float64), rows, [0, *ends]), shape=(len(ends), len(keys)))
        for ends, rows, values in parts
    ]
    return vstack(matrices, format="csr")


def _in_place(matrix: Any) -> Any:
    """Return a matrix with its rows in order, as the library would else put them, in every thread at once."""
    matrix.sum_duplicates()
    return matrix


def _in_parts(messages: Sequence[Sequence[Group]]) -> Iterator[Sequence[Sequence[Group]]]:
    """Yield as many messages at a time as little memory holds."""
    yield from (messages[start : start + AT_ONCE] for start in range(0, len(messages), AT_ONCE))
