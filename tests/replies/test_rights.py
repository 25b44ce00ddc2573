"""What is said about rights."""

from __future__ import annotations

import pytest

from bot.content import phones
from bot.content.library import Library
from bot.content.texts import country_id
from bot.messages import Turn
from bot.replies.answer import answer
from bot.replies.text import FITS
from bot.replies.voice import Voice

COUNTRIES = ("NL", "BE", "DE", "FR", "ES", "GR")
LANGUAGES = ("en", "nl", "ar", "fa", "el")
TOPIC = "rights.police_stop"


def ask(library: Library, topic: str, country: str = "", language: str = "en") -> Turn:
    return answer(Voice(library, language, country), topic)


def text(turn: Turn) -> str:
    return "\n\n".join(reply.text for reply in turn.replies)


def payloads(turn: Turn) -> list[str]:
    return [button.payload for button in turn.replies[-1].buttons]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_every_topic_has_people_and_a_sentence_for_the_desk(library: Library, country: str, language: str) -> None:
    spoken = library.countries[country].dispatcher_languages[0]
    for topic in library.topics.of_group("rights"):
        said = text(ask(library, topic, country, language))
        sentence = library.desk(topic, country, spoken)
        contacts = library.evidence[country_id(topic, country)].contacts
        assert "{" not in said, topic
        assert sentence and sentence.text in said, topic
        assert all((contact.number or contact.url) in said for contact in contacts), topic
        assert Voice(library, language).ui("rights.people") in said, topic


@pytest.mark.parametrize("country", ["", "AT", *COUNTRIES])
def test_no_reply_is_longer_than_a_message(library: Library, country: str) -> None:
    for topic in library.topics.of_group("rights"):
        for language in LANGUAGES:
            assert all(len(reply.text) <= FITS for reply in ask(library, topic, country, language).replies), topic


def test_the_law_comes_first_and_the_buttons_stand_below_the_last_reply(library: Library) -> None:
    first, last = ask(library, TOPIC, "GR").replies
    written = library.answer(TOPIC, language="en", country="GR")
    assert written and first.text.startswith(written.title) and first.titled
    assert not first.buttons and last.buttons[0].payload == "emergency"


def test_the_footer_names_sources_laws_and_the_date(library: Library) -> None:
    proof = library.evidence["rights.police_stop@nl"]
    said = text(ask(library, TOPIC, "NL"))
    assert proof.sources[0].title in said and proof.laws[0] in said
    assert f"Checked {proof.checked}" in said and "Draft" in said


def test_a_greek_sentence_comes_in_latin_letters_too_with_its_meaning(library: Library) -> None:
    said = text(ask(library, TOPIC, "GR"))
    greek, english = (library.desk(TOPIC, "GR", language) for language in ("el", "en"))
    assert greek and greek.latin and english
    assert said.index(greek.text) < said.index(greek.latin) < said.index(english.text)


def test_nobody_is_told_what_a_sentence_of_their_own_language_means(library: Library) -> None:
    assert Voice(library, "nl").ui("emergency.means") not in text(ask(library, TOPIC, "NL", "nl"))
    assert Voice(library, "nl").ui("emergency.means") in text(ask(library, TOPIC, "BE", "nl"))


def test_belgium_speaks_its_first_language_that_has_the_sentence(library: Library) -> None:
    french = library.desk(TOPIC, "BE", "fr")
    assert french and french.text in text(ask(library, TOPIC, "BE", "de"))


def test_a_number_that_is_also_a_line_of_the_country_stands_there_once(library: Library) -> None:
    assert text(ask(library, "rights.legal_aid", "NL")).count("0800 8020") == 1


def test_a_topic_without_people_of_its_own_leads_to_legal_aid(library: Library) -> None:
    assert not library.evidence["rights.police_stop@gr"].contacts
    assert library.evidence["rights.legal_aid@gr"].contacts[0].url in text(ask(library, TOPIC, "GR"))


def test_only_numbers_are_said_to_change(library: Library) -> None:
    assert "Numbers can change" not in text(ask(library, TOPIC, "GR"))
    assert "Numbers can change" in text(ask(library, "rights.violence", "GR"))


def test_without_a_country_the_general_answer_comes_with_the_question_which(library: Library) -> None:
    turn = ask(library, TOPIC)
    written = library.answer(TOPIC, language="en")
    assert written and turn.replies[0].text.startswith(written.title)
    assert "Which country are you in?" in turn.replies[-1].text
    assert set(payloads(turn)[1:7]) == {f"country:{code}" for code in COUNTRIES}
    assert turn.topic == TOPIC


def test_a_country_without_texts_gets_the_general_answer_and_no_question(library: Library) -> None:
    turn = ask(library, TOPIC, "AT")
    assert not any(payload.startswith("country:") for payload in payloads(turn))
    assert library.desk(TOPIC, "AT", "de") is None


def test_every_contact_with_a_number_can_be_called(library: Library) -> None:
    for key, proof in library.evidence.items():
        country = key.partition("@")[2].upper()
        for contact in proof.contacts:
            stored = phones.as_stored(contact.number, country)
            assert contact.url or phones.can_be_called(stored) or stored.isdecimal(), contact.name
