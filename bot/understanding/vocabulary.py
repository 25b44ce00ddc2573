"""Collect the everyday words of a language from its training sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.normalise import normalise
from bot.understanding.words import cut

MARKED = re.compile(r"\[[^\]]*\]\([^)]*\)")
SHORTEST = 3


def common_words(sentences: Iterable[str]) -> frozenset[str]:
    """Return the words that stand unmarked in the sentences."""
    return frozenset(word for sentence in sentences for word in _words(sentence))


def _words(sentence: str) -> set[str]:
    text = normalise(MARKED.sub(" ", sentence))
    return {word.text for word in cut(text) if len(word.text) >= SHORTEST and not word.text.isdigit()}
