"""Who checked which text: content/reviews/<lang>.yml."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bot.content.files import Files
from bot.content.models import Point, State, Wording

STATES: tuple[State, ...] = ("draft", "reviewed", "machine")


@dataclass(frozen=True)
class Review:
    """One line of a review file; `english` and `text` are fingerprints of what was seen."""

    english: str
    text: str
    state: State = "draft"
    by: str = ""
    on: str = ""
    line: int = 1

    def fits(self, english: Wording | None, text: Wording) -> bool:
        """Say whether both texts are still what was seen."""
        return self.text == fingerprint(text) and (english is None or self.english == fingerprint(english))


def fingerprint(wording: Wording) -> str:
    """Return eight hex digits that change with any word of an answer."""
    parts = [wording.title, wording.lead, *_named(wording.points), "", *_named(wording.never)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def _named(points: tuple[Point, ...]) -> list[str]:
    return sorted(f"{point.name}: {point.text}" for point in points)


def read_reviews(files: Files, language: str) -> dict[str, Review]:
    """Return the reviews of a language by answer id."""
    root = files.root(f"reviews/{language}.yml")
    return {
        topic: Review(
            english=entry.text("english"),
            text=entry.text("text"),
            state=next((state for state in STATES if state == entry.text("state")), "draft"),
            by=entry.text("by"),
            on=entry.text("on"),
            line=entry.line,
        )
        for topic, entry in root.groups()
    }


def state_of(review: Review | None, english: Wording | None, text: Wording) -> State:
    """Return what may be said about a text: reviewed only while nothing has changed since."""
    if review is None:
        return "draft"
    if review.state == "reviewed" and not review.fits(english, text):
        return "draft"
    return review.state
