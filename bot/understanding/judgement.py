"""Judge a message: is it an emergency, is the best topic answered, or is there a choice to offer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.understanding.classifier import EMERGENCY, Ranking
from bot.understanding.emergency import Danger

# From here on the classifier alone leaves no doubt.
CERTAIN = 0.8
HARDLY = 0.75  # below this words that are certain know better which emergency it is
RIGHTS = "rights_"
VIOLENCE = "emergency.violence"
Outcome = Literal["answer", "choose", "nothing"]


@dataclass(frozen=True)
class Limits:
    """How likely an emergency must be: for the classifier `alone`, and `with_words` that tell of one too."""

    alone: float
    with_words: float


@dataclass(frozen=True)
class Alarm:
    """An emergency and what told it."""

    topic: str
    by: Literal["words", "model"]
    certain: bool


def judge(ranking: Ranking, danger: Danger | None, limits: Limits, *, trained: bool = True) -> Alarm | None:
    """Return the emergency of a message; which one it is, a classifier that is sure knows better than the words.

    In a language in which it was not `trained` it knows nothing. To the classifier "he overdosed, can they deport me if
    I call?" is about rights. There the words alone decide.
    """
    if not trained:
        return Alarm(danger.topic, "words", danger.certain) if danger else None
    if ranking.danger < (limits.with_words if danger else limits.alone):
        asked = ranking.guesses[0].intent.startswith(RIGHTS)
        return Alarm(danger.topic, "words", certain=True) if asked and danger and _urgent(danger) else None
    best = next(guess for guess in ranking.guesses if guess.intent.startswith(EMERGENCY))
    topic = f"emergency.{best.intent[len(EMERGENCY) :]}"
    if danger and danger.certain and best.confidence < HARDLY:
        topic = danger.topic
    return Alarm(topic, "words" if danger else "model", danger.certain if danger else ranking.danger >= CERTAIN)


def _urgent(danger: Danger) -> bool:
    """Say whether words tell of minutes that count; the answers about rights after violence say how to be safe."""
    return danger.certain and danger.topic != VIOLENCE


def outcome(confidence: float, answer: float, choose: float) -> Outcome:
    """Return what to do with a best topic of this confidence."""
    if confidence >= answer:
        return "answer"
    return "choose" if confidence >= choose else "nothing"
