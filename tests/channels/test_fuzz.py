"""Whatever is sent to a channel: no 500, no failed turn, nothing of it in the log. HANDRAIL_FUZZ is how many bodies."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.channel import Channel
from bot.channels.twilio.api import Address as TwilioAddress
from bot.channels.whatsapp.api import Address as WhatsAppAddress
from tests.channels.platform import towards
from tests.channels.telegram.conversation import Parrot
from tests.channels.twilio import conftest as of_twilio
from tests.channels.twilio.emulator import ACCOUNT, OURS, Twilio, message
from tests.channels.twilio.emulator import TOKEN as TWILIO_TOKEN
from tests.channels.whatsapp import conftest as of_whatsapp
from tests.channels.whatsapp.emulator import LINE, TOKEN, Graph, Json
from tests.channels.whatsapp.people import body, text

T = TypeVar("T")
TRACE = "zonnebloem"
bounded = settings(
    max_examples=int(os.environ.get("HANDRAIL_FUZZ", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NAMES = (
    "entry",
    "changes",
    "value",
    "messages",
    "statuses",
    "metadata",
    "phone_number_id",
    "contacts",
    "from",
    "id",
    "timestamp",
    "type",
    "text",
    "body",
    "user_id",
    "interactive",
    "button_reply",
    "list_reply",
    "title",
    "location",
    "latitude",
    "longitude",
    "image",
    "caption",
    "errors",
    "edit",
    "message",
    "group_id",
)
KINDS = (
    "text",
    "interactive",
    "button",
    "location",
    "audio",
    "image",
    "sticker",
    "contacts",
    "edit",
    "unsupported",
    "request_welcome",
    "order",
)
words = st.one_of(st.text(max_size=30), st.sampled_from([TRACE, LINE, "2", "٢", "\ud800", "wamid.1", *KINDS]))
numbers = st.one_of(st.integers(), st.floats(), st.booleans(), st.none())
names = st.one_of(st.sampled_from(NAMES), st.text(max_size=8))
anything = st.recursive(
    st.one_of(words, numbers),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=5)),
    max_leaves=12,
)
messages = st.builds(
    lambda kind, content, more: {**text(TRACE), "type": kind, kind: content, **more},
    st.sampled_from(KINDS),
    anything,
    st.dictionaries(names, anything, max_size=3),
)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """A loop that goes on over all examples."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


class Running:
    """A channel and the loop that it lives in."""

    def __init__(self, loop: asyncio.AbstractEventLoop, channel: Channel) -> None:
        self.loop, self.channel = loop, channel
        self.run(channel.start())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def stop(self) -> None:
        self.run(self.channel.stop())


@pytest.fixture
def whatsapp(loop: asyncio.AbstractEventLoop) -> Iterator[Running]:
    with Graph().running() as graph:
        running = Running(loop, of_whatsapp.made(WhatsAppAddress(TOKEN, (), graph.url), Parrot()))
        yield running
        running.stop()


@pytest.fixture
def twilio(loop: asyncio.AbstractEventLoop) -> Iterator[Running]:
    with Twilio().running() as server:
        running = Running(loop, of_twilio.made(TwilioAddress(ACCOUNT, TWILIO_TOKEN, OURS, server.url), Parrot()))
        yield running
        running.stop()


def encodable(given: object) -> bytes:
    """Return JSON that holds half letters as escapes, which is how they come."""
    return json.dumps(given).encode()


@bounded
@given(st.one_of(st.lists(messages, min_size=1, max_size=3).map(lambda found: body(*found)), anything))
def test_a_genuine_delivery_of_anything_on_whatsapp_is_taken(
    whatsapp: Running, caplog: pytest.LogCaptureFixture, sent: Json
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    status = whatsapp.run(of_whatsapp.Door(towards(whatsapp.channel)).raw(encodable(sent)))
    assert status == (200 if isinstance(sent, dict) else 400)
    assert TRACE not in caplog.text


@bounded
@given(st.binary(max_size=200))
def test_any_bytes_on_whatsapp_are_refused(whatsapp: Running, sent: bytes) -> None:
    door = of_whatsapp.Door(towards(whatsapp.channel))
    assert whatsapp.run(door.raw(sent)) in (200, 400)
    assert whatsapp.run(door.raw(sent, {})) == 403


fields = st.dictionaries(
    st.one_of(st.sampled_from(list(message())), st.text(st.characters(codec="utf-8"), max_size=8)),
    st.one_of(st.text(st.characters(codec="utf-8"), max_size=30), st.sampled_from([TRACE, "nan", "1e999", "audio/x"])),
    max_size=5,
)


@bounded
@given(fields)
def test_a_genuine_delivery_of_anything_on_twilio_is_taken(
    twilio: Running, caplog: pytest.LogCaptureFixture, sent: dict[str, str]
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    assert twilio.run(of_twilio.Door(towards(twilio.channel)).post({**message(TRACE), **sent})) == 200
    assert TRACE not in caplog.text


@bounded
@given(st.binary(max_size=200))
def test_any_bytes_on_twilio_are_refused(twilio: Running, sent: bytes) -> None:
    assert twilio.run(of_twilio.Door(towards(twilio.channel)).raw(sent, "x")) in (400, 403)
