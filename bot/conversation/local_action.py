"""Run a rasa-sdk action in this process."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

import rasa_sdk
from rasa.core.actions.action import Action
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import CollectingDispatcher


class LocalAction(Action):
    """What Rasa runs instead of calling an action server: no HTTP, no JSON, no history."""

    def __init__(self, action: rasa_sdk.Action) -> None:
        self._action = action

    def name(self) -> str:
        """Return the action's name in the domain."""
        return str(self._action.name())

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Hand what the action says to the channel, and return its events."""
        dispatcher = CollectingDispatcher()
        events = self._action.run(dispatcher, _sdk_tracker(tracker), {})
        if inspect.isawaitable(events):
            events = await events
        if isinstance(output_channel, CollectingOutputChannel):
            output_channel.messages.extend(dispatcher.messages)
        return [made for event in events for made in _made(event)]


def _made(event: Mapping[str, Any]) -> list[Event]:
    """Return an event as Rasa's own; for any but a slot Rasa looks through all its classes."""
    if event["event"] == SlotSet.type_name:
        return [SlotSet(event["name"], event["value"])]
    return list(deserialise_events([dict(event)]))


def _sdk_tracker(tracker: DialogueStateTracker) -> rasa_sdk.Tracker:
    message = tracker.latest_message
    said: Mapping[str, Any] = message.parse_data if message else {}
    return rasa_sdk.Tracker(
        sender_id=tracker.sender_id,
        slots=tracker.current_slot_values(),
        latest_message=dict(said or {}),
        events=[],
        paused=False,
        followup_action=None,
        active_loop={},
        latest_action_name=tracker.latest_action_name,
    )
