"""A bare cry for help is answered with the list of emergencies."""

from __future__ import annotations

import pytest

from bot.content import live
from bot.content.library import Library
from bot.conversation.plea import pleading
from bot.messages import Incoming, Kind
from tests.conversation.conftest import Ask


@pytest.fixture(scope="module")
def library() -> Library:
    return live.library()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Help me please!!", "en"),
        ("HELP", "en"),
        ("help help", "en"),
        ("au secours", "fr"),
        ("Помогите!", "ru"),
        ("ساعدونييي", "ar"),
        ("تورو خدا کمک کنید", "fa"),
        ("ኣድሕኑኒ", "ti"),
    ],
)
def test_a_cry_is_the_emergency_button_in_its_language(library: Library, text: str, language: str) -> None:
    incoming = pleading(Incoming("test", "1", text), library)
    assert (incoming.payload, incoming.language, incoming.kind) == ("emergency", language, Kind.BUTTON)


@pytest.mark.parametrize(
    "text", ["help", "help me find needles", "what can you help me with", "no help", "", "!", "😱"]
)
def test_anything_else_is_words(library: Library, text: str) -> None:
    assert pleading(Incoming("test", "1", text), library).payload == ""


@pytest.mark.parametrize(("expected", "language"), [("ar", "ar"), ("en", "en"), ("", "en"), ("xx", "en")])
def test_an_english_cry_keeps_the_expected_language(library: Library, expected: str, language: str) -> None:
    assert pleading(Incoming("test", "1", "sos help me", language=expected), library).payload == ""
    assert pleading(Incoming("test", "1", "help me", language=expected), library).language == language


def test_a_cry_in_another_language_than_expected_is_answered_in_its_own(library: Library) -> None:
    assert pleading(Incoming("test", "1", "помогите", language="en"), library).language == "ru"


def test_a_pressed_button_is_no_cry(library: Library) -> None:
    assert pleading(Incoming("test", "1", "help!", payload="more"), library).payload == "more"


async def test_it_shows_the_emergencies_at_once(ask: Ask) -> None:
    turn = await ask("nisaidieni!!")
    assert turn.urgent and turn.answer_language == "sw"
    assert "emergency.opioid_overdose" in [button.payload for button in turn.replies[0].buttons]
