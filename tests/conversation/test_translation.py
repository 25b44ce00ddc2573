"""What a machine translates in a conversation, with Rasa, a real Redis and a server that can lie."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.talk import Conversation
from bot.conversation.translation import Translation
from bot.messages import Incoming, Kind, Turn
from bot.state import State, Translations
from bot.state.connect import connect
from bot.translate.answers import AnswerTranslator
from bot.translate.services import Access
from bot.translate.translator import Translator
from tests.conversation.test_privacy import dump
from tests.translate.emulator import Libre, libre_translate

Ask = Callable[..., Awaitable[Turn]]
SWEDISH = {"language": {"code": "sv", "answer": "sv", "changed": False, "trained": False}}


@pytest.fixture
def libre() -> Iterator[Libre]:
    with libre_translate() as server:
        yield server


@pytest.fixture
async def ask(talk: Conversation, libre: Libre, redis_server: str) -> AsyncIterator[Ask]:
    """A function that says something in one new conversation of somebody who reads Swedish."""
    translator = Translator(Access("libretranslate", libre.url))
    with connect(redis_server, Path()) as client:
        talk.translation = Translation(AnswerTranslator(translator, Translations(client)))
        who = Incoming("test", secrets.token_hex(4), language="sv")

        async def say(text: str = "", payload: str = "", **more: Any) -> Turn:
            kind = Kind.BUTTON if payload else Kind.TEXT
            turn = await talk.respond(replace(who, **{"text": text, "payload": payload, "kind": kind, **more}))
            await talk.settle()
            return turn

        yield say
        talk.translation = None
        await translator.close()
        await State(client).close()


@pytest.fixture
def swedish(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the language of what is written in Swedish be found, before there are texts to learn it from."""
    parser = talk._understanding.parser
    assert parser is not None
    understand = parser.understand

    def with_language(text: str, metadata: Any) -> dict[str, Any]:
        found = understand(text, metadata)
        if "jag" not in text:
            return found
        told = found.get("emergency")  # in a language without training words alone decide
        return {**found, **SWEDISH, "emergency": told if told and told["by"] == "words" else None}

    monkeypatch.setattr(parser, "understand", with_language)


def payloads(turn: Turn) -> list[str]:
    return [button.payload for reply in turn.replies for button in reply.buttons]


async def test_a_missing_answer_is_a_machine_translation_that_says_so(ask: Ask) -> None:
    turn = await ask(payload="substance.ghb.about")
    assert turn.answer_language == "sv" and "«" in turn.replies[0].text
    assert "Translated by a machine" in turn.replies[0].text
    assert "original:substance.ghb.about" in payloads(turn)


async def test_the_original_is_one_tap_away(ask: Ask) -> None:
    turn = await ask(payload="original:substance.ghb.about")
    assert turn.answer_language == "en" and "What GHB does" in turn.replies[0].text
    assert "original:substance.ghb.about" not in payloads(turn)


@pytest.mark.parametrize("topic", ["mix.alcohol+ghb", "rights.emergency_care", "chat.privacy"])
async def test_every_kind_of_answer_is_translated(ask: Ask, topic: str) -> None:
    turn = await ask(payload=topic, country="NL")
    assert turn.topic == topic and turn.answer_language == "sv" and "XQ" not in turn.replies[0].text
    original = await ask(payload=f"original:{topic}", country="NL")
    assert original.topic == topic and original.answer_language == "en"


async def test_no_emergency_is_translated_nor_waits_for_a_translator(ask: Ask, libre: Libre) -> None:
    turn = await ask(payload="emergency.opioid_overdose")
    told = await ask("jag he is blue and not breathing")
    assert turn.urgent and told.urgent and turn.answer_language == told.answer_language == "en"
    assert libre.asked == []


async def test_a_translator_that_fails_leaves_the_original_with_an_honest_sentence(ask: Ask, libre: Libre) -> None:
    libre.status = 500
    turn = await ask(payload="substance.ketamine.about")
    assert turn.answer_language == "en" and "could not translate this" in turn.replies[-1].text


async def test_a_translator_that_lies_is_not_believed(ask: Ask, libre: Libre) -> None:
    libre.translate = lambda text: "waa " + text.replace("XQ1X", "12")
    turn = await ask(payload="substance.cocaine.about")
    assert turn.answer_language == "en" and "could not translate this" in turn.replies[-1].text


async def test_who_reads_a_language_that_has_the_answer_gets_what_people_wrote(ask: Ask, libre: Libre) -> None:
    await ask(payload="language:prs")
    turn = await ask(payload="substance.ghb.about")
    assert turn.answer_language == "fa" and libre.asked == []


@pytest.mark.usefixtures("swedish")
async def test_words_leave_only_after_a_yes_that_is_asked_for_once(ask: Ask, libre: Libre) -> None:
    libre.translate = lambda _: "where can i get clean needles"
    asked = await ask("var kan jag hitta rena sprutor")
    assert "127.0.0.1" in asked.replies[0].text and libre.asked == []
    assert {"translate:yes", "translate:no", "emergency"} <= set(payloads(asked))
    await ask(payload="translate:yes")
    turn = await ask("var kan jag hitta rena sprutor")
    assert turn.topic == "service.needle_exchange" and turn.language == "sv"


@pytest.mark.usefixtures("swedish")
async def test_a_no_is_kept(ask: Ask, libre: Libre) -> None:
    await ask("var kan jag hitta rena sprutor")
    await ask(payload="translate:no")
    await ask(payload="menu")
    turn = await ask("var kan jag hitta rena sprutor")
    assert libre.asked == [] and "translate:yes" not in payloads(turn)


@pytest.mark.usefixtures("swedish", "client")
async def test_what_was_decided_is_forgotten_with_everything_else(ask: Ask, redis_server: str) -> None:
    await ask(payload="translate:yes")
    assert "translate" in await dump(redis_server)
    await ask(payload="forget:yes")
    assert "hr:{" not in await dump(redis_server)


@pytest.mark.usefixtures("swedish")
async def test_an_emergency_in_a_foreign_language_is_not_asked_about(ask: Ask, libre: Libre) -> None:
    turn = await ask("jag overdose he is not breathing")
    assert turn.urgent and libre.asked == []


@pytest.mark.usefixtures("swedish")
async def test_an_emergency_that_only_the_translation_tells_of_is_answered(ask: Ask, libre: Libre) -> None:
    libre.translate = lambda _: "he is not breathing and his lips are blue"
    await ask(payload="translate:yes")
    assert (await ask("jag ser honom ligga")).topic == "emergency.opioid_overdose"


@pytest.mark.usefixtures("swedish")
async def test_a_question_that_cannot_be_translated_gets_an_honest_sentence(ask: Ask, libre: Libre) -> None:
    libre.status = 503
    await ask(payload="translate:yes")
    turn = await ask("var kan jag hitta rena sprutor")
    assert "could not translate your words" in turn.replies[0].text and "112" in turn.replies[0].text


@pytest.mark.usefixtures("swedish")
async def test_nothing_of_a_translated_question_is_in_redis_or_the_log(
    ask: Ask, libre: Libre, redis_server: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await ask(payload="translate:yes")
        await ask("jag letar efter solrosfälten")
        libre.body = b"no json"
        await ask("jag letar efter solrosfälten")
    assert sum("solrosfälten" in asked["q"] for asked in libre.asked) == 2
    assert "solrosfälten" not in caplog.text + await dump(redis_server)
