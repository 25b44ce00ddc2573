"""The classifier, trained on a handful of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understanding.classifier import TopicRanker, Weights, vectors
from bot.understanding.concepts import Concepts
from bot.understanding.features import Features, Seen
from bot.understanding.learning import learn

SENTENCES = {
    "emergency_seizure": ["he has a fit", "she is shaking on the floor", "seizure help"],
    "service_doctor": ["where is a doctor", "i need a doctor near me", "find a doctor"],
    "chat_thanks": ["thank you", "thanks a lot", "many thanks"],
}
FEATURES = Features(Concepts({"en": {"where": "where, find"}, "nl": {"where": "waar"}}), {"ghb": "depressant"})


@pytest.fixture(scope="module")
def weights() -> Weights:
    examples = [(Seen(text, text), intent) for intent, texts in SENTENCES.items() for text in texts]
    return learn(FEATURES, examples)


def test_a_sentence_like_the_trained_ones_gets_their_intent(weights: Weights) -> None:
    assert TopicRanker(FEATURES, weights).rank(Seen("a doctor please", "a doctor please")).guesses[0].intent == (
        "service_doctor"
    )


def test_the_confidences_of_all_intents_sum_to_one(weights: Weights) -> None:
    guesses = TopicRanker(FEATURES, weights).rank(Seen("thanks", "thanks")).guesses
    assert sum(guess.confidence for guess in guesses) == pytest.approx(1.0, abs=1e-5)


def test_danger_is_likelier_in_an_emergency_than_in_a_greeting(weights: Weights) -> None:
    ranker = TopicRanker(FEATURES, weights)
    assert ranker.rank(Seen("seizure", "seizure")).danger > ranker.rank(Seen("thanks", "thanks")).danger


def test_what_was_saved_ranks_the_same_after_loading(weights: Weights, tmp_path: Path) -> None:
    weights.save(tmp_path)
    seen = Seen("where is she shaking", "where is she shaking")
    assert TopicRanker(FEATURES, Weights.load(tmp_path)).rank(seen) == TopicRanker(FEATURES, weights).rank(seen)


def test_nothing_known_still_gives_a_ranking(weights: Weights) -> None:
    assert len(TopicRanker(FEATURES, weights).rank(Seen("", "")).guesses) == len(SENTENCES)


def test_a_concept_is_found_in_the_words_of_any_language() -> None:
    assert FEATURES.concepts.find(["waar", "is"]) == FEATURES.concepts.find(["where"]) == {"where"}


def test_many_messages_have_the_same_features_as_each_of_them() -> None:
    seen = [Seen(text, text, ("ghb",), 1) for texts in SENTENCES.values() for text in (*texts, "")]
    together, alone = FEATURES.of_all(seen), [FEATURES.of(one) for one in seen]
    assert [list(map(sorted, groups)) for groups in together] == [list(map(sorted, groups)) for groups in alone]


def test_a_message_has_the_same_values_among_others(weights: Weights) -> None:
    groups = [FEATURES.of(Seen(text, text)) for text in ("where is a doctor", "thank you")]
    alone, together = (vectors(some, weights.keys, weights.worth) for some in (groups[1:], groups))
    begin = together.ends[0]
    assert together.rows[begin:].tolist() == alone.rows.tolist()
    assert together.values[begin:].tolist() == alone.values.tolist()
