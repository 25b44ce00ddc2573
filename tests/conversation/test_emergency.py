"""A life in danger: answered first, and when nothing else works."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.messages import Incoming
from bot.runtime import conversation
from bot.settings import Settings
from bot.state.connect import connect
from tests.conversation.conftest import Ask

HE_IS_BLUE = (
    ("en", "he is blue and not breathing"),
    ("en", "pls help my frend overdosd he dont brethe"),
    ("nl", "hij ademt niet meer en is helemaal blauw"),
    ("ar", "صاحبي ما عم يتنفس وشفايفه زرقا"),
    ("fa", "دوستم نفس نمیکشه لباش کبود شده"),
)


@pytest.mark.parametrize(("language", "text"), HE_IS_BLUE)
async def test_it_is_recognised_and_answered_in_the_language(ask: Ask, language: str, text: str) -> None:
    turn = await ask(text)
    assert turn.urgent and turn.topic in ("emergency.opioid_overdose", "emergency.unconscious")
    assert turn.answer_language == language


@pytest.mark.parametrize(("language", "text"), HE_IS_BLUE)
async def test_it_is_answered_without_a_model(settings: Settings, language: str, text: str) -> None:
    async with conversation(settings, None) as talk:
        turn = await talk.respond(Incoming("test", text, text, language=language))
    assert turn.urgent and turn.answer_language == language


async def test_a_model_that_cannot_be_loaded_does_not_stop_the_bot(settings: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(b"no model")
    async with conversation(settings, broken) as talk:
        assert (await talk.respond(Incoming("test", "1", HE_IS_BLUE[0][1]))).urgent
        assert (await talk.respond(Incoming("test", "1", "what is ghb"))).replies


async def test_it_is_answered_within_50_ms_when_redis_hangs(settings: Settings, model: Path, tmp_path: Path) -> None:
    """A Redis that accepts and never answers: the country is not known then, and nobody waits for it."""
    with connect(None, tmp_path) as client:
        await client.ping()
        async with conversation(replace(settings, redis_url="unix://" + _socket(client)), model) as talk:
            await talk.respond(Incoming("test", "1", "hello"))
            await client.execute_command("CLIENT", "PAUSE", "3000", "ALL")
            began = time.perf_counter()
            turn = await talk.respond(Incoming("test", "1", HE_IS_BLUE[0][1]))
            assert turn.urgent and time.perf_counter() - began < 0.25  # 50 ms on a machine that does nothing else
        await client.close()
        await client.connection_pool.disconnect()


def _socket(client: object) -> str:
    return str(client.connection_pool.connection_kwargs["path"])  # type: ignore[attr-defined]


async def test_the_emergency_button_needs_no_understanding(settings: Settings) -> None:
    async with conversation(settings, None) as talk:
        turn = await talk.respond(Incoming("test", "1", payload="emergency", language="ar"))
    assert turn.urgent and turn.suggestions[0] == "emergency.opioid_overdose"


async def test_the_next_question_may_be_about_something_else(ask: Ask) -> None:
    await ask(HE_IS_BLUE[0][1])
    assert (await ask("what is naloxone")).topic == "health.naloxone"


@pytest.mark.parametrize(
    "text",
    [
        "my friend overdosed, can they deport me if I call?",
        "he is not breathing, will the police come if i call an ambulance? i have no papers",
        "رفيقي اخد جرعة زايدة، اذا اتصلت بالاسعاف بيرحلوني؟",
    ],
)
async def test_a_question_of_law_beside_it_is_answered_after_the_steps(ask: Ask, text: str) -> None:
    turn = await ask(text, country="NL")
    assert turn.urgent and turn.topic is not None and turn.topic.startswith("emergency.")
    assert [reply.urgent for reply in turn.replies] == [True, True, *[False] * (len(turn.replies) - 2)]
    assert len(turn.replies) > 2 and turn.replies[2].titled


async def test_the_country_that_the_law_needs_is_asked_for_and_understood(ask: Ask) -> None:
    assert (await ask("my friend overdosed, can they deport me if I call?")).urgent
    assert (await ask("Amsterdam")).topic == "rights.naloxone_law"


async def test_an_emergency_is_answered_by_any_worker_that_gets_it(settings: Settings) -> None:
    urgent, other = Incoming("test", "c", HE_IS_BLUE[0][1], update="1"), Incoming("test", "c", "hello", update="2")
    async with conversation(settings, None) as talk:
        assert [await talk.claim(urgent), await talk.claim(urgent)] == [True, True]
        assert [await talk.claim(other), await talk.claim(other)] == [True, False]
        await talk.release(other)
        assert await talk.claim(other)
