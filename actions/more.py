"""Go on about what was spoken of before."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say, voice_of
from actions.slots import Slots
from bot.replies.answer import answer
from bot.replies.choices import offer, which_facet
from bot.replies.choices import say as sentence


class ActionAgain(Action):
    """Say the last answer once more."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_again"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Repeat, or say that there is nothing to repeat."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        return say(dispatcher, answer(voice, slots.topic) if slots.topic else sentence(voice, "system.nothing_before"))


class ActionMore(Action):
    """Offer what else there is."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_more"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Offer the other facets of a substance, or the topics that follow."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        if not slots.topic:
            return say(dispatcher, sentence(voice, "system.nothing_before"))
        if slots.topic.startswith("substance."):
            return say(dispatcher, which_facet(voice, slots.topic.split(".")[1], voice.library.topics.facets))
        return say(dispatcher, offer(voice, "system.next", voice.library.next_topics(slots.topic)))
