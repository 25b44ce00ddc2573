"""Review files: recorded by a command, marked by people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.checks import check
from bot.content.load import load
from bot.content.record import mark_compared, mark_reviewed, record
from bot.errors import ContentError
from tests.content.conftest import Edit

TOPIC = "emergency.opioid_overdose"
TODAY = date(2026, 11, 23)


def state(folder: Path, language: str) -> str:
    answer = load(folder).library.answer(TOPIC, language=language)
    return answer.state if answer else ""


def messages(folder: Path) -> list[str]:
    return [problem.message for problem in check(folder, TODAY)]


def test_nothing_is_written_when_nothing_changed(folder: Path) -> None:
    assert record(folder) == 0


def test_a_review_holds_until_a_text_changes(folder: Path, edit: Edit) -> None:
    mark_reviewed(folder, TOPIC, language="fa", by="MK", today=TODAY)
    assert state(folder, "fa") == "reviewed"
    edit("text/en/emergency.yml", "Shout.", "Shout loudly.")
    assert state(folder, "fa") == "draft"


def test_recording_does_not_hide_that_english_changed(folder: Path, edit: Edit) -> None:
    edit("text/en/emergency.yml", "Shout.", "Shout loudly.")
    record(folder)
    assert messages(folder) == ["'opioid_overdose': English has changed since this was written: compare it"]


def test_a_draft_that_was_adapted_to_english_is_fresh_again(folder: Path, edit: Edit) -> None:
    edit("text/en/emergency.yml", "Shout.", "Shout loudly.")
    edit("text/fa/emergency.yml", "فریاد بزنید.", "بلند فریاد بزنید.")
    record(folder)
    assert messages(folder) == []


def test_a_text_that_was_compared_and_still_fits_is_a_fresh_draft(folder: Path, edit: Edit) -> None:
    mark_reviewed(folder, TOPIC, language="fa", by="MK", today=TODAY)
    edit("text/en/emergency.yml", "Shout.", "Shout loudly.")
    mark_compared(folder, TOPIC, language="fa")
    assert messages(folder) == []
    assert state(folder, "fa") == "draft"


def test_recording_never_makes_a_review(folder: Path, edit: Edit) -> None:
    mark_reviewed(folder, TOPIC, language="fa", by="MK", today=TODAY)
    edit("text/fa/emergency.yml", "فریاد بزنید.", "بلند فریاد بزنید.")
    record(folder)
    assert messages(folder) == ["'opioid_overdose' has changed after its review by MK: review it again"]


def test_a_file_that_cannot_be_read_does_not_lose_its_reviews(folder: Path, edit: Edit) -> None:
    before = (folder / "reviews/en.yml").read_text("utf-8")
    edit("text/en/emergency.yml", "lead: Longer", "lead: Remember: longer")
    with pytest.raises(ContentError, match="colon"):
        record(folder)
    assert (folder / "reviews/en.yml").read_text("utf-8") == before


def test_a_text_that_does_not_exist_cannot_be_reviewed(folder: Path) -> None:
    with pytest.raises(ContentError, match=r"health\.naloxone"):
        mark_reviewed(folder, "health.naloxone", language="fa", by="MK", today=TODAY)
