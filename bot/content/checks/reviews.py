"""Reviews belong to the texts as they are now."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import Entry, View
from bot.content.problems import Problem
from bot.content.reviews import STATES, Review, fingerprint, read_reviews
from bot.content.texts import wording_of

RECORD = "run: handrail check --record"


def check(view: View) -> Iterator[Problem]:
    """Yield stale translations, texts changed after review, and lines that are missing or left over."""
    reviews = {code: read_reviews(view.files, code) for code in view.files.text_languages}
    english = {key: fingerprint(wording_of(entry.group)) for key, entry in view.english.items()}
    for entry in view.entries:
        yield from _entry(entry, reviews[entry.file.language].get(entry.id), english.get(entry.id))
    for language in reviews:
        yield from _lines(view, language)


def _entry(entry: Entry, review: Review | None, english: str | None) -> Iterator[Problem]:
    file, line = entry.file, entry.group.line
    if review is None:
        yield file.problem(line, f"'{entry.name}' is not in the reviews: {RECORD}", "warning")
        return
    if english is not None and file.translated and review.english != english:
        yield file.problem(line, f"'{entry.name}': English has changed since this was written: compare it", "warning")
    if review.state == "reviewed" and review.text != fingerprint(wording_of(entry.group)):
        yield file.problem(
            line, f"'{entry.name}' has changed after its review by {review.by}: review it again", "warning"
        )


def _lines(view: View, language: str) -> Iterator[Problem]:
    path, root = view.fact(f"reviews/{language}.yml")
    present = {entry.id for entry in view.entries if entry.file.language == language}
    for topic, entry in root.groups():
        if topic not in present:
            yield Problem(path, entry.line, f"there is no text '{topic}': {RECORD}", "warning")
        if entry.text("state") not in STATES:
            yield Problem(
                path, entry.line, f"the state of '{topic}' is '{entry.text('state')}': use {', '.join(STATES)}"
            )
        if entry.text("state") == "reviewed" and not (entry.text("by") and entry.text("on")):
            yield Problem(path, entry.line, f"'{topic}' is reviewed, but by whom and when? Add by and on")
