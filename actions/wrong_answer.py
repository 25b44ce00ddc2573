"""Make up for a wrong answer."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say, voice_of
from actions.slots import Slots
from bot.replies.choices import offer


class ActionWrongAnswer(Action):
    """Offer the next best topics and a person."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_wrong_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Offer what else could have been meant."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        topics = [topic for topic in slots.offered if topic != slots.topic]
        return say(dispatcher, offer(voice, "system.wrong", topics, "chat.negative_feedback"))
