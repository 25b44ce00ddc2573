"""Emergency or not, answer or choices."""

from __future__ import annotations

import pytest

from bot.understanding.classifier import Guess, Ranking
from bot.understanding.emergency import Danger
from bot.understanding.judgement import Limits, judge, outcome

LIMITS = Limits(alone=0.3, with_words=0.05)
WORDS = Danger("emergency.unconscious", certain=True)


def ranking(danger: float) -> Ranking:
    return Ranking((Guess("chat_greet", 1 - danger), Guess("emergency_seizure", danger)), danger)


def test_the_classifier_alone_can_raise_the_alarm() -> None:
    alarm = judge(ranking(0.4), None, LIMITS)
    assert alarm is not None
    assert (alarm.topic, alarm.by) == ("emergency.seizure", "model")


def test_words_raise_the_alarm_when_the_classifier_hesitates() -> None:
    alarm = judge(Ranking((Guess("emergency_seizure", 0.8), Guess("chat_greet", 0.2)), 0.1), WORDS, LIMITS)
    assert alarm is not None
    assert (alarm.topic, alarm.by, alarm.certain) == ("emergency.seizure", "words", True)


def test_words_that_are_certain_say_which_emergency_when_the_classifier_does_not_know() -> None:
    alarm = judge(Ranking((Guess("chat_greet", 0.8), Guess("emergency_violence", 0.1)), 0.1), WORDS, LIMITS)
    assert alarm is not None
    assert alarm.topic == "emergency.unconscious"


def test_in_a_language_without_training_the_words_alone_decide() -> None:
    alarm = judge(ranking(0.0), WORDS, LIMITS, trained=False)
    assert alarm is not None
    assert (alarm.topic, alarm.by) == ("emergency.unconscious", "words")
    assert judge(ranking(0.9), None, LIMITS, trained=False) is None


@pytest.mark.parametrize(("danger", "words"), [(0.1, None), (0.01, WORDS)])
def test_little_danger_raises_no_alarm(danger: float, words: Danger | None) -> None:
    assert judge(ranking(danger), words, LIMITS) is None


@pytest.mark.parametrize(
    ("best", "danger", "expected"),
    [
        ("rights_naloxone_law", WORDS, "emergency.unconscious"),
        ("rights_naloxone_law", Danger("emergency.unconscious", certain=False), None),
        ("rights_violence", Danger("emergency.violence", certain=True), None),
        ("chat_greet", WORDS, None),
    ],
)
def test_a_question_of_law_with_certain_words_is_an_emergency_too(
    best: str, danger: Danger, expected: str | None
) -> None:
    alarm = judge(Ranking((Guess(best, 1.0), Guess("emergency_seizure", 0.0)), 0.0), danger, LIMITS)
    assert (alarm and alarm.topic) == expected


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.9, "answer"), (0.3, "answer"), (0.2, "choose"), (0.05, "nothing")]
)
def test_less_confidence_means_choices_and_then_nothing(confidence: float, expected: str) -> None:
    assert outcome(confidence, 0.3, 0.1) == expected
