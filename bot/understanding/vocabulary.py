"""Collect the everyday words of a language from its training sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.normalise import normalise_all
from bot.understanding.words import WORD, fold

MARKED = re.compile(r"\[[^\]]*\]\([^)]*\)")
SHORTEST = 3


def common_words(sentences: Iterable[str]) -> frozenset[str]:
    """Return the words that stand unmarked in the sentences."""
    texts = normalise_all(MARKED.sub(" ", sentence) for sentence in sentences)
    words = {word for text in texts for word in WORD.findall(fold(text))}
    return frozenset(word for word in words if len(word) >= SHORTEST and not word.isdigit())
