"""A question about rights comes back when the country is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import ActionAnswer, ActionPlace
from bot.content import live
from bot.settings import PROJECT


@pytest.fixture(autouse=True)
def _content() -> Iterator[None]:
    live.use(PROJECT / "content")
    yield
    live.use(None)


def tracker(slots: dict[str, Any], **said: Any) -> Tracker:
    return Tracker(
        "someone",
        slots,
        said,
        [],
        paused=False,
        followup_action=None,
        active_loop={},
        latest_action_name="action_listen",
    )


def test_the_country_that_was_pressed_brings_back_the_topic() -> None:
    dispatcher = CollectingDispatcher()
    asked = tracker({"language": "en"}, intent={"name": "rights_police_stop"})
    slots = {event["name"]: event["value"] for event in ActionAnswer().run(dispatcher, asked, {})}
    assert slots["wanted"] == "rights.police_stop"
    pressed = tracker({"language": "en", **slots}, order=("country", "GR"))
    events = ActionPlace().run(dispatcher, pressed, {})
    assert "Police in Greece" in dispatcher.messages[-2]["text"]
    assert "Thélo dikigóro" in dispatcher.messages[-1]["text"]
    assert {event["name"]: event["value"] for event in events}["wanted"] is None
