"""The contract of `handrail ask`."""

from __future__ import annotations

import json

import pytest

from bot.channels.contract import written
from bot.cli.ask import read, spoken
from bot.errors import BotError
from bot.messages import Alternative, Button, Kind, Reply, Turn

TURN = Turn(
    (Reply("words", (Button("Naloxone", "health.naloxone"),)),),
    topic="emergency.seizure",
    confidence=0.97,
    urgent=True,
    suggestions=("health.naloxone",),
    alternatives=(Alternative("emergency.unconscious", 0.02),),
)


def test_a_line_may_hold_text_and_what_the_channel_knows() -> None:
    line = {"id": "1", "conversation": "c", "text": "hi", "language": "ar", "country": "nl", "city": "amsterdam"}
    asked = read(1, json.dumps(line))
    assert (asked.id, asked.conversation, asked.incoming.text) == ("1", "c", "hi")
    assert (asked.incoming.language, asked.incoming.country, asked.incoming.city) == ("ar", "NL", "amsterdam")


def test_a_line_may_hold_a_button_or_a_location() -> None:
    assert read(1, '{"payload": "menu"}').incoming.kind is Kind.BUTTON
    assert read(1, '{"location": {"lat": 52.3, "lon": 4.9}}').incoming.kind is Kind.LOCATION


def test_lines_without_conversation_are_new_ones() -> None:
    senders = {read(number, '{"text": "hi"}').incoming.sender for number in range(3)}
    assert len(senders) == 3


def test_a_line_may_say_what_came_without_words() -> None:
    assert read(1, '{"kind": "voice"}').incoming.kind is Kind.VOICE


@pytest.mark.parametrize("line", ['{"kind": "smell"}', "{", "[]", "{}", '"hi"', '{"location": 5}'])
def test_a_line_that_is_no_question_is_named_by_its_number(line: str) -> None:
    with pytest.raises(BotError, match="Line 7"):
        read(7, line)


def test_the_output_has_exactly_the_fields_of_the_contract() -> None:
    shown = written(read(1, '{"id": "1", "text": "hi"}'), TURN, 3.1)
    assert shown == {
        "id": "1",
        "conversation": None,
        "topic": "emergency.seizure",
        "confidence": 0.97,
        "language": "en",
        "answer_language": "en",
        "urgent": True,
        "suggestions": ["health.naloxone"],
        "alternatives": [{"topic": "emergency.unconscious", "confidence": 0.02}],
        "messages": [{"text": "words", "buttons": [{"title": "Naloxone", "payload": "health.naloxone"}]}],
        "ms": 3.1,
    }


def test_plain_output_shows_words_and_buttons() -> None:
    assert spoken(TURN) == "words\n\n[Naloxone]"
