"""Remember where a person is: a country, or a city and its country."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say, voice_of
from actions.slots import Slots
from bot.replies import choices


class ActionPlace(Action):
    """Set or ask for the place."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_place"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Say which place counts from now on."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        place = voice.library.places.get(slots.order[1] or next(iter(slots.places), ""))
        if place is None:
            return say(dispatcher, choices.which_country(voice, voice.library.countries))
        voice = replace(voice, country_code=place.country)
        country = voice.label("countries", place.country)
        events = say(dispatcher, choices.say(voice, "system.country_set", "chat.location", country=country))
        city = place.id if place.id != place.country else None
        return [*events, SlotSet("country", place.country), SlotSet("city", city)]
