"""What is said about a topic."""

from __future__ import annotations

import pytest

from bot.content.library import Library
from bot.replies.answer import answer
from bot.replies.voice import Voice


def test_an_answer_has_title_lead_points_and_says_that_it_is_a_draft(library: Library) -> None:
    text = answer(Voice(library, "en"), "substance.ghb.about").replies[0].text
    written = library.answer("substance.ghb.about", language="en")
    assert written and text.startswith(written.title)
    assert all(point.text in text for point in written.points)
    assert "Draft" in text and "Source:" in text


def test_every_answer_is_one_tap_from_the_emergency_help(library: Library) -> None:
    for topic in library.topics:
        last = answer(Voice(library, "en"), topic).replies[-1]
        assert last.buttons[0].payload == "emergency", topic


def test_a_topic_without_text_names_it_and_leads_to_people(library: Library) -> None:
    missing = next(topic for topic in library.topics if not library.answer(topic, language="en"))
    turn = answer(Voice(library, "en", "NL"), missing)
    assert Voice(library, "en").name_of(missing) in turn.replies[0].text
    assert "People you can call" in turn.replies[0].text


def test_an_answer_in_another_language_says_so(library: Library) -> None:
    turn = answer(Voice(library, "sv"), "substance.ghb.about")
    assert turn.answer_language == "en"
    assert "only in English" in turn.replies[0].text


def test_names_that_could_also_be_meant_come_before_what_follows(library: Library) -> None:
    turn = answer(Voice(library, "en"), "substance.methadone.about", or_meant=["substance.methamphetamine.about"])
    assert turn.replies[0].buttons[1].payload == "substance.methamphetamine.about"


@pytest.mark.parametrize("language", ["en", "nl", "ar", "fa"])
def test_no_placeholder_is_left_in_any_answer(library: Library, language: str) -> None:
    voice = Voice(library, language, "NL")
    left = [topic for topic in library.topics for reply in answer(voice, topic).replies if "{" in reply.text]
    assert left == []


def test_every_button_fits_the_channels(library: Library) -> None:
    for topic in library.topics:
        for reply in answer(Voice(library, "en", "NL"), topic).replies:
            assert all(len(button.payload.encode()) <= 64 for button in reply.buttons), topic
