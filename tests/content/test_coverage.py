"""How far each language is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.content.coverage import Coverage, report
from tests.content.conftest import Edit


def row(folder: Path, language: str, group: str, today: date = date(2026, 11, 23)) -> Coverage:
    return next(row for row in report(folder, today).rows if (row.language, row.group) == (language, group))


def test_a_missing_translation_is_counted(folder: Path) -> None:
    found = row(folder, "fa", "emergency")
    assert (found.complete, found.missing, found.unreviewed) == (1, 1, 1)


def test_a_changed_original_makes_translations_stale(folder: Path, edit: Edit) -> None:
    edit("text/en/emergency.yml", "Shout.", "Shout loudly.")
    assert row(folder, "fa", "emergency").stale == 1


def test_facts_past_their_date_are_overdue(folder: Path) -> None:
    assert row(folder, "en", "health", today=date(2027, 5, 23)).overdue == 1


def test_mixes_count_by_level_and_reason(folder: Path) -> None:
    assert row(folder, "en", "mix").complete == 4


def test_an_answer_has_its_own_mark(folder: Path, edit: Edit) -> None:
    edit("text/en/emergency.yml", "Shout.", "Shout loudly.")
    marks = [mark for (language, _), mark in report(folder, date(2026, 11, 23)).cells.items() if language == "fa"]
    assert [mark.state for mark in marks] == ["draft"] and marks[0].stale and not marks[0].overdue
