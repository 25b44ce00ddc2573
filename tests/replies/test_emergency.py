"""What is said when a life may be in danger."""

from __future__ import annotations

import pytest

from bot.content.library import Library
from bot.replies.emergency import emergency, emergency_menu
from bot.replies.voice import Voice

OFFERED = ["en", "nl", "ar", "fa"]


@pytest.mark.parametrize("language", OFFERED)
def test_the_first_message_has_the_number_and_the_steps(library: Library, language: str) -> None:
    for topic in library.topics.of_group("emergency"):
        turn = emergency(Voice(library, language, "CH"), topic)
        assert turn.urgent and turn.replies[0].urgent
        assert "112" in turn.replies[0].text and "\n1. " in turn.replies[0].text, topic


@pytest.mark.parametrize("language", OFFERED)
def test_the_caller_gets_a_sentence_in_the_language_of_the_country(library: Library, language: str) -> None:
    for topic in library.topics.of_group("emergency"):
        sentence = library.dispatcher(topic, "el")
        text = emergency(Voice(library, language, "GR"), topic).replies[1].text
        assert sentence and sentence.latin and sentence.text in text and sentence.latin in text, topic


def test_without_a_country_112_is_explained(library: Library) -> None:
    text = emergency(Voice(library, "en"), "emergency.seizure").replies[1].text
    assert "112 works in the whole EU" in text


def test_the_number_is_that_of_the_country(library: Library) -> None:
    numbers = {country.emergency_number for country in library.countries.values()}
    assert len(numbers) > 1
    for code, country in library.countries.items():
        assert (
            country.emergency_number in emergency(Voice(library, "en", code), "emergency.unconscious").replies[0].text
        )


def test_what_not_to_do_comes_second(library: Library) -> None:
    written = library.answer("emergency.opioid_overdose", language="en")
    replies = emergency(Voice(library, "en", "NL"), "emergency.opioid_overdose").replies
    assert written and all(point.text in replies[1].text for point in written.never)


def test_an_opioid_overdose_leads_to_naloxone(library: Library) -> None:
    buttons = emergency(Voice(library, "en"), "emergency.opioid_overdose").replies[-1].buttons
    assert "health.naloxone" in [button.payload for button in buttons]


@pytest.mark.parametrize("country", ["NL", "BE", "DE", "FR", "ES", "GR"])
def test_somebody_who_wants_to_die_gets_a_number_of_their_country(library: Library, country: str) -> None:
    lines = library.lines("emergency.suicide", country)
    text = emergency(Voice(library, "en", country), "emergency.suicide").replies[1].text
    assert lines and lines[0].number in text


def test_the_menu_has_a_button_for_each_emergency(library: Library) -> None:
    payloads = [button.payload for button in emergency_menu(Voice(library, "en")).replies[0].buttons]
    assert payloads == list(library.topics.of_group("emergency"))
