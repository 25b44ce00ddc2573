"""How hard a text is to read: the school grade that an English text needs (Flesch and Kincaid)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content.models import Wording

WANTED = 6.0  # the grade that nine of ten answers keep to
MOST = 8.0  # and none goes beyond


def grade(wording: Wording) -> float:
    """Return the school year, 0 and up, in which most can read an English answer (Kincaid and others, 1975)."""
    import textstat  # loads a dictionary of syllables; only who checks texts waits for it

    return float(textstat.flesch_kincaid_grade(" ".join(_sentences(wording))))


def hard(wordings: Mapping[str, Wording]) -> dict[str, float]:
    """Return the answers beyond the wanted grade, hardest first."""
    grades = ((key, grade(wording)) for key, wording in wordings.items())
    return dict(sorted((found for found in grades if found[1] > WANTED), key=lambda found: -found[1]))


def _sentences(wording: Wording) -> Iterator[str]:
    """Yield the parts of an answer, each ending like a sentence."""
    for part in (wording.title, wording.lead, *(point.text for point in (*wording.points, *wording.never))):
        if part:
            yield part if part.endswith((".", "!", "?")) else part + "."
