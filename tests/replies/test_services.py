"""What is said to somebody who looks for help nearby."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.content.library import Library
from bot.content.services import Where
from bot.messages import Turn
from bot.replies.services import AT_A_TIME, asked_for_more, services
from bot.replies.text import FITS
from bot.replies.voice import Voice

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=timezone.utc)


def ask(library: Library, kind: str, place: str = "", page: int = 0, near: tuple[float, float] | None = None) -> Turn:
    return services(Voice(library, "en"), kind, place, near, NOW, page)


def text(turn: Turn) -> str:
    return "\n\n".join(reply.text for reply in turn.replies)


def payloads(turn: Turn) -> list[str]:
    return [button.payload for button in turn.replies[-1].buttons]


def test_three_places_come_at_a_time_with_a_button_for_more(library: Library) -> None:
    turn = ask(library, "needle_exchange", "berlin")
    assert turn.topic == "service.needle_exchange"
    assert text(turn).count("openstreetmap.org") <= AT_A_TIME
    assert "more_services:needle_exchange:berlin:1" in payloads(turn)


def test_the_pages_show_every_place_once(library: Library) -> None:
    found = library.services.find("shelter", Where("berlin"), now=NOW).here
    pages = [text(ask(library, "shelter", "berlin", page)) for page in range(len(found) // AT_A_TIME + 1)]
    assert all(sum(f"\n{match.service.name}\n" in page for page in pages) == 1 for match in found)


def test_the_last_page_has_no_button_for_more(library: Library) -> None:
    assert not any(payload.startswith("more_services") for payload in payloads(ask(library, "shelter", "berlin", 99)))


def test_an_unknown_place_is_asked_for(library: Library) -> None:
    turn = ask(library, "doctor")
    assert turn.topic == "service.doctor"
    assert payloads(turn)[:3] == ["emergency", "country:NL", "country:BE"]


def test_in_a_country_the_city_is_asked_for_and_its_lines_are_said(library: Library) -> None:
    turn = ask(library, "shelter", "FR")
    assert {"city:paris", "city:marseille"} <= set(payloads(turn))
    assert "115" in text(turn)
    assert "city:athens" not in payloads(turn)


def test_a_city_without_any_leads_to_the_nearest(library: Library) -> None:
    assert "I know none in Ghent. The nearest is in Brussels." in text(ask(library, "consumption_room", "ghent"))


def test_a_country_without_any_says_so_and_gives_the_emergency_number(library: Library) -> None:
    assert "I know none in Kenya yet." in text(ask(library, "shelter", "KE"))
    assert "999" in text(ask(library, "shelter", "KE"))


def test_a_point_finds_the_city_and_says_how_far_it_is(library: Library) -> None:
    turn = ask(library, "needle_exchange", near=(52.5, 13.42))
    assert "New needles, pipes: Berlin" in text(turn)
    assert " km" in text(turn)


def test_after_a_point_more_begins_at_the_start_because_the_point_is_forgotten(library: Library) -> None:
    assert "more_services:needle_exchange:berlin:0" in payloads(ask(library, "needle_exchange", near=(52.5, 13.42)))


def test_what_is_open_says_until_when(library: Library) -> None:
    assert "Open now, until 12:00" in text(ask(library, "shelter", "amsterdam"))


def test_what_is_closed_says_when_it_opens(library: Library) -> None:
    assert "Closed now. Opens: tomorrow, 18:00" in text(ask(library, "drug_checking", "utrecht"))


def test_old_facts_say_when_they_were_checked(library: Library) -> None:
    assert "Last checked 2024-10-23." in text(ask(library, "consumption_room", "brussels"))


def test_an_approximate_place_on_the_map_says_so(library: Library) -> None:
    said = text(ask(library, "consumption_room", "brussels"))
    assert "Map, about here: https://www.openstreetmap.org/?mlat=50.842&mlon=4.345" in said


def test_facts_that_were_not_read_say_to_call_first(library: Library) -> None:
    assert "Call or ask before you go." in text(ask(library, "needle_exchange", "athens"))


def test_helplines_of_the_country_are_there_whatever_the_city(library: Library) -> None:
    said = text(ask(library, "helpline", "athens"))
    assert "Klimaka" in said
    assert "I know none" not in said


def test_whom_one_can_call_comes_before_places_in_another_city(library: Library) -> None:
    said = text(ask(library, "women", "marseille"))
    assert said.index("The nearest is in Paris.") < said.index("3919") < said.index("openstreetmap.org")


def test_words_that_are_not_translated_come_in_english(library: Library) -> None:
    turn = services(Voice(library, "sv"), "shelter", "amsterdam", None, NOW)
    assert "No papers needed" in text(turn)


@pytest.mark.parametrize("place", ["amsterdam", "athens", "paris", "berlin", "FR", "KE", "lesbos", "EU"])
def test_every_reply_fits_a_message(library: Library, place: str) -> None:
    for topic in library.topics.of_group("service"):
        turn = ask(library, topic.partition(".")[2], place)
        assert all(len(reply.text) <= FITS and "{" not in reply.text for reply in turn.replies), topic
        assert all(len(payload.encode()) <= 64 for payload in payloads(turn))
        assert payloads(turn)[0] == "emergency"


def test_a_button_for_more_can_be_read_again() -> None:
    assert asked_for_more("shelter:the_hague:2") == ("shelter", "the_hague", 2)
    assert asked_for_more("shelter") is None
    assert asked_for_more("shelter:berlin:x") is None
