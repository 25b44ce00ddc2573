"""Nothing of a conversation is left where somebody could find it."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from bot.messages import Incoming, Kind, Location
from bot.runtime import conversation
from bot.settings import Settings
from bot.state.connect import connect

WHO = Incoming("telegram", "31612345678", language="nl", update="998877")
SAID = (
    replace(WHO, text="my brother Zahir takes ghb every day, zonnebloem"),
    replace(WHO, text="zonnebloem he is not breathing"),
    replace(WHO, text="what about mixing it with alcohol zonnebloem"),
    replace(WHO, text="/zonnebloem{ is what Zahir wrote"),  # to Rasa a slash begins an intent
    replace(WHO, kind=Kind.LOCATION, location=Location(52.3123, 4.9456)),
)
TRACES = ("zonnebloem", "Zahir", "31612345678", "52.3123", "4.9456")


async def dump(url: str) -> str:
    """Return all keys and values of a Redis."""
    with connect(url, Path()) as client:
        read = {b"string": client.get, b"set": client.smembers, b"zset": lambda key: client.zrange(key, 0, -1)}
        parts = [f"{key!r} {await read[await client.type(key)](key)!r}" for key in await client.keys("*")]
        await client.close()
        await client.connection_pool.disconnect()
    return "\n".join(parts)


async def test_nothing_that_was_said_is_in_redis_the_log_the_screen_or_a_file(
    model: Path, settings: Settings, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    assert settings.redis_url
    with caplog.at_level(logging.DEBUG):
        async with conversation(settings, model) as talk:
            for incoming in SAID:
                await talk.respond(incoming)
                await talk.handled(incoming)
            await talk.settle()
            kept = await dump(settings.redis_url)
    written = "".join(path.read_text("utf-8", "replace") for path in settings.data.rglob("*") if path.is_file())
    everywhere = kept + caplog.text + "".join(capfd.readouterr()) + written
    assert "hr:{" in kept
    assert [trace for trace in TRACES if trace in everywhere] == []


@pytest.mark.usefixtures("client")  # an empty Redis
async def test_forgetting_leaves_no_key_behind(model: Path, settings: Settings) -> None:
    assert settings.redis_url
    async with conversation(settings, model) as talk:
        await talk.respond(SAID[0])
        forget = replace(WHO, payload="chat.forget_me", update="998878")
        await talk.respond(forget)
        await talk.handled(forget)
    assert await dump(settings.redis_url) == ""


@pytest.mark.usefixtures("client")
async def test_blocking_the_bot_forgets_the_person(model: Path, settings: Settings) -> None:
    assert settings.redis_url
    async with conversation(settings, model) as talk:
        await talk.respond(SAID[0])
        await talk.respond(replace(WHO, payload="forget:yes", kind=Kind.BUTTON, update="1"))
    assert await dump(settings.redis_url) == ""


async def test_a_failure_is_logged_without_the_message(
    settings: Settings, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with conversation(settings, model) as talk:
        talk.talker = Broken()
        turn = await talk.respond(SAID[0])
    assert turn.replies and "112" in turn.replies[0].text
    assert "turn failed" in caplog.text and "zonnebloem" not in caplog.text


class Broken:
    """A Rasa with a bug, which quotes what somebody said."""

    async def talk(self, *_: object) -> list[dict[str, object]]:
        raise ValueError("cannot handle 'zonnebloem'")
