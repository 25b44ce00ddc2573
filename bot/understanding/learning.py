"""Learn the weights of the classifier from examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.understanding.classifier import EMERGENCY, Floats, Weights, quantised, vector
from bot.understanding.features import Features, Group, Seen

# Coarse enough to end in half the time; finer changes no answer.
TOLERANCE = 0.1


def learn(features: Features, examples: Sequence[tuple[Seen, str]], strictness: float = 1.0) -> Weights:
    """Return what is learnt from messages: a linear classifier for each intent against all others."""
    from sklearn.svm import LinearSVC  # not needed, and not there, where messages are answered

    groups = [features.of(seen) for seen, _ in examples]
    intents = [intent for _, intent in examples]
    keys, worth = _vocabulary(groups)
    matrix = _matrix(groups, keys, worth)
    topics = LinearSVC(C=strictness, tol=TOLERANCE, random_state=0).fit(matrix, intents)
    danger = LinearSVC(C=strictness, random_state=0).fit(matrix, [intent.startswith(EMERGENCY) for intent in intents])
    weight, scale = quantised(np.concatenate([topics.coef_, danger.coef_]).T.astype(np.float32))
    bias = np.concatenate([topics.intercept_, danger.intercept_]).astype(np.float32)
    return Weights(keys, worth, weight, scale, bias, tuple(map(str, topics.classes_)))


def _vocabulary(messages: Sequence[Sequence[Group]]) -> tuple[npt.NDArray[np.uint32], Floats]:
    """Return the features of all messages, and that the rarer ones are worth more."""
    seen = Counter(key for groups in messages for group in groups for key in group)
    keys = np.sort(np.fromiter(seen.keys(), np.uint32, len(seen)))
    counts = np.array([seen[int(key)] for key in keys], dtype=np.float32)
    return keys, np.asarray(np.log((1 + len(messages)) / (1 + counts)) + 1, dtype=np.float32)


def _matrix(messages: Sequence[Sequence[Group]], keys: npt.NDArray[np.uint32], worth: Floats) -> Any:
    from scipy.sparse import csr_matrix

    vectors = [vector(groups, keys, worth) for groups in messages]
    ends = np.cumsum([0, *(len(rows) for rows, _ in vectors)])
    rows = np.concatenate([rows for rows, _ in vectors])
    values = np.concatenate([values for _, values in vectors])
    return csr_matrix((values, rows, ends), shape=(len(messages), len(keys)))
