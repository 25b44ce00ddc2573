"""How hard our English is to read."""

from __future__ import annotations

import pytest

from bot.content import reading
from bot.content.load import load
from bot.content.models import Point, Wording
from bot.settings import PROJECT


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("Call now. Stay with them. Give one spray.", -4, 2),
        ("Intravenous administration of adulterated preparations necessitates medical supervision.", 15, 40),
    ],
)
def test_short_words_need_less_school(text: str, lowest: float, highest: float) -> None:
    assert lowest < reading.grade(Wording("", text)) < highest


def test_a_point_without_a_full_stop_is_a_sentence() -> None:
    points = (Point("one", "Call now"), Point("two", "Stay with them"))
    assert reading.grade(Wording("Help", "Do this", points)) < 2


def test_nine_of_ten_answers_can_be_read_after_six_years_of_school() -> None:
    answers = load(PROJECT / "content").library.texts["en"].wordings
    assert len(reading.hard(answers)) <= len(answers) / 10
