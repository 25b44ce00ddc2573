"""Learn the weights of the classifier from examples."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from bot.understanding.classifier import Floats, Weights, vectors
from bot.understanding.features import Features, Group, Seen

if TYPE_CHECKING:
    from bot.understanding.network import Network, Whole

NETWORKS = 4
FEWEST = 2  # messages with a feature
FEATURE_BITS = 32
AT_ONCE = 4096  # messages whose features are put in order


def learn(features: Features, examples: Sequence[tuple[Seen, str]]) -> Weights:
    """Return what is learnt from messages: networks that began differently, which are right oftener together."""
    groups = features.of_all(seen for seen, _ in examples)
    keys, worth = _vocabulary(groups)
    matrix = _matrix(groups, keys, worth)
    often = np.argsort(-matrix.getnnz(axis=0), kind="stable")
    matrix = matrix[:, often]  # what is looked up most stands together in the memory
    matrix.sum_duplicates()  # and in order
    labels, answers = np.unique([intent for _, intent in examples], return_inverse=True)
    places = np.argsort(often).astype(np.int32)
    return _side_by_side(keys, worth, places, _networks(matrix, answers, len(labels)), tuple(map(str, labels)))


def _networks(matrix: Any, answers: Whole, intents: int) -> list[Network]:
    """Return the networks, which learn side by side: most of the work is done outside of Python's lock."""
    from threadpoolctl import threadpool_limits  # like scipy not there where messages are answered

    from bot.understanding.network import network

    with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda seed: network(matrix, answers, intents, seed), range(NETWORKS)))


def _side_by_side(
    keys: npt.NDArray[np.uint32],
    worth: Floats,
    places: npt.NDArray[np.int32],
    networks: Sequence[Network],
    labels: tuple[str, ...],
) -> Weights:
    """Return networks side by side, their large part as whole numbers from -127 to 127."""
    rows = np.hstack([one.rows for one in networks])
    scale = np.maximum(np.abs(rows).max(axis=0), 1e-9) / 127
    whole = np.rint(rows / scale).astype(np.int8)
    bias = np.concatenate([one.bias for one in networks])
    top, top_bias = np.stack([one.top for one in networks]), np.stack([one.top_bias for one in networks])
    return Weights(keys, worth, places, whole, scale.astype(np.float32), bias, top, top_bias, labels)


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
    matrices = [csr_matrix((values, rows, [0, *ends]), shape=(len(ends), len(keys))) for ends, rows, values in parts]
    return vstack(matrices, format="csr")


def _in_parts(messages: Sequence[Sequence[Group]]) -> Iterator[Sequence[Sequence[Group]]]:
    """Yield as many messages at a time as little memory holds."""
    yield from (messages[start : start + AT_ONCE] for start in range(0, len(messages), AT_ONCE))
