"""Decide whether a person has changed the language of the conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.language import ANSWERED_AS

# A drug, a place, an emoji or a number is the same in every language.
NEUTRAL = re.compile(r"\b(?:name|emoji)_\w+|\d+")
WORD = re.compile(r"[^\W\d_]{2,}")
ENOUGH_WORDS = 3
SURE = 0.85
# For a first message, when nobody has chosen a language yet.
LIKELY = 0.5
OTHER_SCRIPT_WORDS = 2
SCRIPTS = {
    "arabic": ("\u0600", "\u06ff", {"ar", "fa", "prs", "ur", "ps", "ckb"}),
    "cyrillic": ("\u0400", "\u052f", {"ru", "uk", "bg"}),
    "greek": ("\u0370", "\u03ff", {"el"}),
    "ethiopic": ("\u1200", "\u137f", {"am", "ti"}),
    "georgian": ("\u10a0", "\u10ff", {"ka"}),
    "devanagari": ("\u0900", "\u097f", {"ne"}),
}
DEFAULT = "en"

Scores = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Choice:
    """The language to answer in, and whether it is another one than before."""

    language: str
    changed: bool


def telling(text: str) -> str:
    """Return a masked text without what says nothing about its language."""
    return NEUTRAL.sub(" ", text)


def choose(text: str, *, chosen: str | None, hint: str | None, scores: Scores) -> Choice:
    """Return the language of the answer: the chosen one, unless a message is clearly in another.

    `text` is the message with its names masked, `scores` what the model says of `telling(text)`, `hint` what the
    channel knows.
    """
    words = WORD.findall(telling(text))
    best, probability = scores[0] if scores and words else ("", 0.0)
    if chosen is None:
        first = best if probability >= LIKELY or _written_otherwise(words, hint or DEFAULT) else hint
        return Choice(first or best or DEFAULT, changed=False)
    if not best or ANSWERED_AS.get(chosen, chosen) == best:
        return Choice(chosen, changed=False)
    clear = len(words) >= ENOUGH_WORDS and probability >= SURE
    if clear or _written_otherwise(words, chosen):
        return Choice(best, changed=True)
    return Choice(chosen, changed=False)


def likely(scores: Scores, expected: str | None) -> str:
    """Return the language in which names are looked up: where a message does not tell, the one that is expected."""
    best, probability = scores[0] if scores else ("", 0.0)
    return best if probability >= LIKELY or not expected else ANSWERED_AS.get(expected, expected)


def by_script(text: str, scores: Scores) -> str:
    """Return the likeliest language of the letters, be it only a name; nothing where the default language has them."""
    words = WORD.findall(text)
    if all(_fits(word, DEFAULT) for word in words):
        return ""
    return next((code for code, _ in scores if all(_fits(word, code) for word in words)), "")


def _written_otherwise(words: Sequence[str], language: str) -> bool:
    """Say whether at least two words, and half of them, are in a script that the language does not use."""
    foreign = [word for word in words if not _fits(word, language)]
    return len(foreign) >= OTHER_SCRIPT_WORDS and 2 * len(foreign) >= len(words)


def _fits(word: str, language: str) -> bool:
    """Say whether a word may be of a language; Latin letters are used for all of them."""
    used = (languages for low, high, languages in SCRIPTS.values() if low <= word[0] <= high)
    return all(language in languages for languages in used)
