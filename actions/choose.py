"""Offer topics when it is not sure what was meant."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say, voice_of
from actions.slots import Slots
from bot.messages import Turn
from bot.replies.choices import after_emergency, not_understood, offer
from bot.replies.voice import Voice


class ActionChoose(Action):
    """Offer three to five topics, or say that nothing was understood."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_choose"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Offer what could have been meant."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        return say(dispatcher, _offered(voice, slots))


def _offered(voice: Voice, slots: Slots) -> Turn:
    if slots.alternatives:
        return offer(voice, "system.unsure", slots.alternatives)
    return after_emergency(voice, slots.topic) if slots.in_emergency else not_understood(voice)
