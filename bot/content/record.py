"""Write the review files: what was seen, by whom, when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.content.facts import ENGLISH
from bot.content.load import load
from bot.content.models import Wording
from bot.content.reviews import Review, fingerprint, read_reviews
from bot.errors import ContentError

HEAD = """# yaml-language-server: $schema=../.schemas/reviews.json
# Written by: handrail check --record. Sorted; one line per answer.
"""


def record(folder: Path) -> int:
    """Add missing lines, refresh drafts, drop lines without a text; return how many files changed."""
    loaded = load(folder)
    if loaded.problems:  # a file that cannot be read would lose its reviews
        raise ContentError(f"Repair this first: {loaded.problems[0]}")
    english = loaded.library.texts[ENGLISH].wordings if ENGLISH in loaded.library.texts else {}
    changed = 0
    for language, texts in loaded.library.texts.items():
        known = read_reviews(loaded.files, language)
        lines = {key: _refreshed(known.get(key), english.get(key), words) for key, words in texts.wordings.items()}
        changed += _write(folder, language, lines)
    return changed


def mark_reviewed(folder: Path, topic: str, *, language: str, by: str, today: date) -> None:
    """Say that a person has read this text and the English one as they are now."""
    _mark(folder, topic, language, Review("", "", "reviewed", by, today.isoformat()))


def mark_compared(folder: Path, topic: str, *, language: str) -> None:
    """Say that this text still says what the changed English says; it is a draft, until somebody reviews it."""
    _mark(folder, topic, language, Review("", ""))


def _mark(folder: Path, topic: str, language: str, review: Review) -> None:
    loaded = load(folder)
    texts = loaded.library.texts.get(language)
    if texts is None or topic not in texts.wordings:
        raise ContentError(
            f"There is no text '{topic}' in '{language}': use an id as in content/reviews/{language}.yml."
        )
    words = texts.wordings[topic]
    english = loaded.library.texts[ENGLISH].wordings.get(topic, words)
    seen = replace(review, english=fingerprint(english), text=fingerprint(words))
    _write(folder, language, {**read_reviews(loaded.files, language), topic: seen})


def mark_machine(folder: Path, topics: Collection[str], *, language: str) -> None:
    """Say that a machine wrote these texts, from the English ones as they are now."""
    loaded = load(folder)
    english = loaded.library.texts[ENGLISH].wordings
    written = {key: words for key, words in loaded.library.texts[language].wordings.items() if key in topics}
    lines = {
        key: Review(fingerprint(english.get(key, words)), fingerprint(words), "machine")
        for key, words in written.items()
    }
    _write(folder, language, {**read_reviews(loaded.files, language), **lines})


def _refreshed(known: Review | None, english: Wording | None, words: Wording) -> Review:
    now = Review(fingerprint(english or words), fingerprint(words))
    if known is None:
        return now
    # An old draft whose words did not change was not compared with the new English: it stays stale.
    if known.state == "reviewed" or known.text == now.text:
        return known
    return replace(known, english=now.english, text=now.text)


def _write(folder: Path, language: str, lines: Mapping[str, Review]) -> bool:
    path = folder / "reviews" / f"{language}.yml"
    text = HEAD + "".join(f"{key}: {{{', '.join(_fields(lines[key]))}}}\n" for key in sorted(lines))
    if not lines or (path.is_file() and path.read_text("utf-8") == text):
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return True


def _fields(review: Review) -> Iterator[str]:
    for field in ("english", "text", "state", "by", "on"):
        if value := getattr(review, field):
            yield f"{field}: {value}"
