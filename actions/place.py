"""Remember where a person is: a country, or a city and its country."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import place_of, remembered, say, voice_of
from actions.services import SERVICE, help_nearby, still_needs_city
from actions.slots import Slots
from bot.replies import choices
from bot.replies.answer import answer


class ActionPlace(Action):
    """Set or ask for the place."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_place"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Say which place counts from now on."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        place = place_of(voice.library, slots)
        if place is None:
            return say(dispatcher, choices.which_country(voice, voice.library.countries))
        if slots.wanted.startswith(SERVICE):
            wanted = slots.wanted if still_needs_city(slots.wanted, place, slots) else None
            turn = help_nearby(voice, slots, slots.wanted)
            return [*say(dispatcher, turn, wanted=wanted), *remembered(place)]
        if voice.library.topics.exists(slots.wanted):
            return [*say(dispatcher, answer(voice, slots.wanted)), *remembered(place)]
        country = voice.label("countries", place.country)
        turn = choices.say(voice, "system.country_set", "chat.location", country=country)
        return [*say(dispatcher, turn), *remembered(place)]
