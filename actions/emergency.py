"""Answer an emergency that reached Rasa; the conversation itself answers those that it sees first."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say, voice_of
from actions.slots import Slots
from bot.replies.emergency import UNSURE, emergency


class ActionEmergency(Action):
    """Say what to do now."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_emergency"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Say the steps."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        topic = voice.library.topics.topic_of(slots.intent) or UNSURE
        return say(dispatcher, emergency(voice, topic))
