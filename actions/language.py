"""Change the language of a conversation."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say, voice_of
from actions.slots import Slots
from bot.replies.choices import which_language


class ActionLanguage(Action):
    """Speak another language from now on, or offer all."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_language"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Say which language is spoken now."""
        slots = Slots.of(tracker)
        kind, code = slots.order
        voice = voice_of(slots)
        if code not in voice.library.languages:
            page = int(code) if code.isdecimal() else 0
            return say(dispatcher, which_language(voice, voice.ui("system.choose_language"), page))
        voice = replace(voice, language=code)
        text = voice.ui("system.language_set", language=voice.library.languages[code].name)
        events = say(dispatcher, which_language(voice, text))
        return [*events, SlotSet("language", code), SlotSet("pinned", kind == "keep")]
