"""Hand a turn to Rasa's dispatcher."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.slots import Slots
from bot.content.library import Library
from bot.content.live import library
from bot.content.models import Place
from bot.messages import Turn
from bot.replies.voice import Voice

KEPT = 5  # topics to remember for somebody who says that the answer was wrong


def voice_of(slots: Slots) -> Voice:
    """Return the bot's words for the person behind the slots, where they say they are or said before."""
    known = library()
    place = place_of(known, slots)
    return Voice(known, slots.language, place.country if place else slots.country)


def place_of(known: Library, slots: Slots) -> Place | None:
    """Return the place that was named or chosen just now."""
    return known.places.get(slots.order[1] or next(iter(slots.places), ""))


def remembered(place: Place | None) -> list[EventType]:
    """Return the events that remember a place: a city with its country, or a country."""
    if place is None:
        return []
    return [SlotSet("country", place.country), SlotSet("city", place.id if place.centre else None)]


def say(dispatcher: CollectingDispatcher, turn: Turn, **slots: Any) -> list[EventType]:
    """Say all replies of a turn; return the events that remember what it was about."""
    about = {"topic": turn.topic, "answer_language": turn.answer_language, "suggestions": list(turn.suggestions)}
    for reply in turn.replies:
        looks = {"titled": reply.titled, "urgent": reply.urgent, "language": reply.language}
        dispatcher.utter_message(
            text=reply.text,
            buttons=[{"title": button.title, "payload": button.payload} for button in reply.buttons],
            json_message={**about, **looks},
        )
    kept = {"wanted": None, **slots}
    if turn.topic and not turn.topic.startswith("chat."):
        kept["topic"] = turn.topic
    return [SlotSet(name, value) for name, value in kept.items()]
