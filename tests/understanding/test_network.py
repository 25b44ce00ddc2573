"""The network that learns which intent a message has."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.understanding.classifier import likely
from bot.understanding.network import Network, network

# Two features, of which each alone tells nothing: only together they part the two intents.
MESSAGES = csr_matrix(np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]] * 16, np.float32))
ANSWERS = np.array([0, 1, 1, 0] * 16)


def chances(learnt: Network) -> list[list[float]]:
    units = np.tanh(MESSAGES[:4] @ learnt.rows + learnt.bias)
    return [list(map(float, one)) for one in likely(units @ learnt.top + learnt.top_bias)]


def test_it_learns_what_features_tell_only_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.understanding.network.FEWEST_STEPS", 600)
    monkeypatch.setattr("bot.understanding.network.FEATURES_LEFT_OUT", 0)
    assert [np.argmax(one) for one in chances(network(MESSAGES, ANSWERS, 2, seed=0))] == [0, 1, 1, 0]


def test_the_same_seed_learns_the_same_and_another_does_not() -> None:
    first, again, other = (network(MESSAGES, ANSWERS, 2, seed=seed) for seed in (1, 1, 2))
    assert chances(first) == chances(again) != chances(other)


def test_probabilities_of_each_message_sum_to_one() -> None:
    assert [sum(one) for one in chances(network(MESSAGES, ANSWERS, 2, seed=0))] == pytest.approx([1.0] * 4, abs=1e-6)
