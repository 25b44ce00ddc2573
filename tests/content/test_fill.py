"""Facts in texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.content.fill import facts_of, fill, filled
from bot.content.library import Library


def test_the_number_is_that_of_the_country(library: Library) -> None:
    answer = library.answer("emergency.seizure", language="en")
    assert answer is not None
    assert filled(answer, facts_of(library.country("FR"))).lead == "Longer than five minutes? Call 15."


def test_without_a_country_the_number_is_112() -> None:
    assert fill("Call {emergency_number}.", facts_of(None)) == "Call 112."


def test_an_unknown_placeholder_stays() -> None:
    assert fill("{a} {emergency_number}", {}) == "{a} {emergency_number}"


@given(st.text())
def test_any_text_can_be_filled(text: str) -> None:
    assert isinstance(fill(text, {"name": text}), str)
