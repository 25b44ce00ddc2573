"""Answer a question about substances, mixes, safer use, health, rights, services or the bot itself."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import place_of, remembered, say, voice_of
from actions.services import SERVICE, help_nearby, still_needs_city
from actions.slots import Slots
from actions.topic import Choice, choose
from bot.messages import Turn
from bot.replies import answer, choices, medicine
from bot.replies.voice import Voice


class ActionAnswer(Action):
    """Say what is written about what was asked."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Say the answer, or ask for what is missing to find it."""
        slots = Slots.of(tracker)
        voice = voice_of(slots)
        choice = choose(voice.library, slots)
        kept = {"substances": list(choice.substances)} if choice.substances else {}
        place = place_of(voice.library, slots)
        wanted = choice.wanted or (choice.topic if _needs_place(voice, slots, choice.topic) else None)
        events = say(dispatcher, answered(voice, slots, choice), wanted=wanted, **kept)
        return [*events, *remembered(place)]


def _needs_place(voice: Voice, slots: Slots, topic: str | None) -> bool:
    """Say whether to come back to a topic when the person says where they are."""
    if topic and topic.startswith("rights."):
        return voice.country is None
    return still_needs_city(topic, place_of(voice.library, slots), slots)


def answered(voice: Voice, slots: Slots, choice: Choice) -> Turn:
    """Return the turn that a choice leads to."""
    if choice.medicine:
        return medicine.medicine(voice, choice.medicine, choice.beside, choice.topic)
    if choice.topic is None:
        return _asked_back(voice, choice)
    if choice.topic == "chat.menu":
        return choices.menu(voice)
    if choice.topic.startswith(SERVICE):
        return help_nearby(voice, slots, choice.topic)
    if choice.topic == "chat.out_of_scope" and slots.in_emergency:
        return choices.after_emergency(voice, slots.topic)
    note = voice.ui("system.most_dangerous") if choice.more_than_two else ""
    return answer.answer(voice, choice.topic, note, or_meant=choice.or_meant)


def _asked_back(voice: Voice, choice: Choice) -> Turn:
    """Ask for what is missing."""
    if choice.meanings:
        return choices.which_meaning(voice, choice.name, choice.meanings)
    if choice.wanted:
        first = choice.substances[0] if choice.substances else ""
        return choices.which_substance(voice, choice.wanted, first)
    return choices.not_understood(voice)
