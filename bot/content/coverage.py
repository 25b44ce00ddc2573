"""How far each language is: complete, missing, stale, unreviewed, overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bot.content.facts import ENGLISH
from bot.content.load import Loaded, load
from bot.content.models import Answer, State
from bot.content.reading import hard
from bot.content.reviews import fingerprint, read_reviews
from bot.content.texts import level_id, mechanism_id
from bot.content.topics import MIX

SERVICE = "service"


class Mark(NamedTuple):
    """What is to be known of one answer in one language."""

    state: State
    stale: bool
    overdue: bool


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


@dataclass(frozen=True)
class Report:
    """What is there, what is missing: counted, and answer by answer.

    `cells` holds the mark of an answer in a language; what is missing has none. `hard` are English answers beyond the
    wanted school grade, hardest first.
    """

    rows: tuple[Coverage, ...]
    groups: Mapping[str, tuple[str, ...]]
    cells: Mapping[tuple[str, str], Mark]
    hard: Mapping[str, float]

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages with any answer, the fullest first."""
        complete: Counter[str] = Counter()
        for row in self.rows:
            complete[row.language] += row.complete
        return tuple(language for language, count in complete.most_common() if count)

    def of(self, language: str) -> Report:
        """Return the report of one language."""
        cells = {key: mark for key, mark in self.cells.items() if key[0] == language}
        hard = self.hard if language == ENGLISH else {}
        return Report(tuple(row for row in self.rows if row.language == language), self.groups, cells, hard)


def report(folder: Path, today: date) -> Report:
    """Return the state of every language that has texts, and every group of topics."""
    loaded = load(folder)
    groups, library = wanted(loaded), loaded.library
    stale = {language: set(_stale(loaded, language)) for language in library.texts}
    cells = {
        (language, key): _mark(library.answers[language, key], key in stale[language], today)
        for language in library.texts
        for keys in groups.values()
        for key in keys
        if (language, key) in library.answers
    }
    rows = tuple(_count(language, group, keys, cells) for language in library.texts for group, keys in groups.items())
    return Report(rows, groups, cells, _hard(loaded))


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


def _mark(answer: Answer, stale: bool, today: date) -> Mark:  # noqa: FBT001  # one of its facts
    return Mark(answer.state, stale, answer.check_again is not None and answer.check_again < today)


def _count(language: str, group: str, keys: tuple[str, ...], cells: Mapping[tuple[str, str], Mark]) -> Coverage:
    marks = [cells[language, key] for key in keys if (language, key) in cells]
    return Coverage(
        language=language,
        group=group,
        wanted=len(keys),
        complete=len(marks),
        stale=sum(mark.stale for mark in marks),
        unreviewed=sum(mark.state != "reviewed" for mark in marks),
        overdue=sum(mark.overdue for mark in marks),
    )


def _stale(loaded: Loaded, language: str) -> Iterator[str]:
    """Yield the answers whose English text has changed since they were written."""
    texts = loaded.library.texts
    english = texts[ENGLISH].wordings if ENGLISH in texts else {}
    for key, review in read_reviews(loaded.files, language).items():
        if key in english and review.english != fingerprint(english[key]):
            yield key


def _hard(loaded: Loaded) -> dict[str, float]:
    texts = loaded.library.texts
    return hard(texts[ENGLISH].wordings) if ENGLISH in texts else {}
