"""Say where a part of a normalised text stands in the text as it was written."""

from __future__ import annotations

from bot.understanding.words import WORD


def written(text: str, normalised: str, start: int, end: int) -> tuple[int, int]:
    """Return the span in the written text; that of the normalised one when its words are others."""
    here, there = list(WORD.finditer(normalised)), list(WORD.finditer(text))
    inside = [place for place, word in enumerate(here) if word.start() < end and word.end() > start]
    if len(here) != len(there) or not inside:
        return min(start, len(text)), min(end, len(text))
    return there[inside[0]].start(), there[inside[-1]].end()
