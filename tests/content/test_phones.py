"""Phone numbers: which can exist, how they are shown."""

from __future__ import annotations

import pytest

from bot.content.phones import as_stored, can_be_called, can_be_short, shown


def test_a_number_is_shown_as_people_dial_it_from_anywhere() -> None:
    assert shown("+31206822660") == "+31 20 682 2660"


def test_a_free_number_is_shown_as_people_dial_it_inside_the_country() -> None:
    assert shown("+318000113") == "0800 0113"


def test_a_short_number_stays_as_it_is() -> None:
    assert shown("115") == "115"


@pytest.mark.parametrize("number", ["+31 20 682 2660", "+3120", "020 682 2660", "call us", ""])
def test_what_is_not_in_the_form_of_the_files_is_refused(number: str) -> None:
    assert not can_be_called(number)


def test_a_short_number_exists_in_its_country_only() -> None:
    assert can_be_short("115", "FR")
    assert not can_be_short("12345678", "FR")
    assert not can_be_short("sos", "FR")


def test_numbers_of_two_files_can_be_compared() -> None:
    assert as_stored("0800 0113", "NL") == "+318000113"
    assert as_stored("116 016", "DE") == "116016"
    assert as_stored("ask us", "DE") == "ask us"
