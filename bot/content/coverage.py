"""How far each language is: complete, missing, stale, unreviewed, overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.facts import ENGLISH
from bot.content.load import Loaded, load
from bot.content.models import Wording
from bot.content.reviews import fingerprint, read_reviews
from bot.content.texts import level_id, mechanism_id
from bot.content.topics import MIX

SERVICE = "service"


@dataclass(frozen=True)
class Coverage:
    """One language and topic group, in numbers of answers; `stale` and `overdue` are among the complete ones."""

    language: str
    group: str
    wanted: int
    complete: int
    stale: int
    unreviewed: int
    overdue: int

    @property
    def missing(self) -> int:
        """Return how many answers are not written."""
        return self.wanted - self.complete


def coverage(folder: Path, today: date) -> tuple[Coverage, ...]:
    """Return the state of every language that has texts, and every group of topics."""
    loaded = load(folder)
    return tuple(
        _group(loaded, language, group, keys, today)
        for language in loaded.library.texts
        for group, keys in wanted(loaded).items()
    )


def wanted(loaded: Loaded) -> dict[str, tuple[str, ...]]:
    """Return the ids of the answers that a complete language has, by group; services have no texts of their own."""
    topics = loaded.library.topics
    groups = {group: topics.of_group(group) for group in topics.groups if group not in (MIX, SERVICE)}
    mixes = loaded.library.mixes.values()
    levels = tuple(dict.fromkeys(level_id(mix.level) for mix in mixes))
    mechanisms = tuple(dict.fromkeys(mechanism_id(mix.mechanism) for mix in mixes))
    english = loaded.library.texts[ENGLISH].wordings if ENGLISH in loaded.library.texts else {}
    rights = tuple(key for key in english if "@" in key)
    return {**groups, "rights": rights or groups.get("rights", ()), MIX: levels + mechanisms}


def _group(loaded: Loaded, language: str, group: str, keys: tuple[str, ...], today: date) -> Coverage:
    library = loaded.library
    present = [key for key in keys if (language, key) in library.answers]
    due = [library.answers[language, key].check_again for key in present]
    return Coverage(
        language=language,
        group=group,
        wanted=len(keys),
        complete=len(present),
        stale=sum(1 for _ in _stale(loaded, language, present)),
        unreviewed=sum(library.answers[language, key].state != "reviewed" for key in present),
        overdue=sum(day is not None and day < today for day in due),
    )


def _stale(loaded: Loaded, language: str, keys: list[str]) -> Iterator[str]:
    texts = loaded.library.texts
    english = texts[ENGLISH].wordings if ENGLISH in texts else {}
    reviews = read_reviews(loaded.files, language)
    for key in keys:
        original: Wording | None = english.get(key)
        if original and key in reviews and reviews[key].english != fingerprint(original):
            yield key
