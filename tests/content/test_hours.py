"""When a place is open, in its own time."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.content.hours import Opening, can_be_read, opening

MONDAY = datetime(2026, 11, 23, 10, 30, tzinfo=timezone.utc)
CHRISTMAS = datetime(2026, 12, 25, 10, 30, tzinfo=timezone.utc)


def at(hours: str, now: datetime = MONDAY, *, zone: str = "Europe/Amsterdam", country: str = "NL") -> Opening:
    return opening(hours, time_zone=zone, country=country, now=now)


def test_a_place_is_open_until_it_closes() -> None:
    found = at("Mo-Fr 10:00-12:00")
    assert found.state == "open"
    assert found.until
    assert f"{found.until:%H:%M}" == "12:00"


def test_the_clock_is_that_of_the_country() -> None:
    assert at("Mo-Fr 12:00-13:00").state == "closed"
    assert at("Mo-Fr 12:00-13:00", zone="Europe/Athens", country="GR").state == "open"


def test_the_clock_follows_the_summer_time() -> None:
    august = datetime(2026, 8, 3, 9, 30, tzinfo=timezone.utc)
    assert at("Mo-Fr 11:00-12:00", august).state == "open"
    assert at("Mo-Fr 11:00-12:00", MONDAY.replace(hour=9)).state == "closed"


def test_a_night_shelter_is_open_after_midnight() -> None:
    night = datetime(2026, 11, 24, 2, 0, tzinfo=timezone.utc)
    found = at("Mo-Su 21:00-08:00", night)
    assert found.state == "open"
    assert found.until
    assert f"{found.until:%a %H:%M}" == "Tue 08:00"


def test_a_closed_place_says_when_it_opens() -> None:
    found = at("Tu,Th 18:00-20:00")
    assert found.state == "closed"
    assert found.until
    assert f"{found.until:%a %H:%M}" == "Tue 18:00"


def test_a_winter_shelter_is_closed_in_summer() -> None:
    found = at("Nov-Mar Mo-Su 17:00-09:30", datetime(2026, 7, 1, 20, 0, tzinfo=timezone.utc))
    assert found.state == "closed"
    assert found.until
    assert f"{found.until:%m-%d}" == "11-01"


def test_a_place_that_never_closes_has_no_end() -> None:
    assert at("24/7") == Opening("open", None) == at("24/7", CHRISTMAS)


def test_no_hours_are_not_known() -> None:
    assert at("").state == "unknown"


def test_a_public_holiday_makes_hours_unknown_unless_they_speak_about_it() -> None:
    assert at("Mo-Fr 10:00-12:00", CHRISTMAS).state == "unknown"
    assert at("Mo-Fr 10:00-12:00; PH off", CHRISTMAS).state == "closed"


def test_hours_by_appointment_are_not_known() -> None:
    assert at('Mo-Fr 10:00-12:00 "by appointment"').state == "unknown"


@pytest.mark.parametrize("hours", ["winter", "Monday", "Mo 25:00-26:00", "9-17 o'clock", ""])
def test_words_are_no_hours(hours: str) -> None:
    assert not can_be_read(hours) or not hours
