"""Answer a question about substances, mixes, safer use, health, rights, services or the bot itself."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import place_of, remembered, say, voice_of
from actions.slots import Slots
from actions.topic import Choice, choose
from bot.messages import Turn
from bot.replies import answer, choices
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
        wanted = choice.wanted or needs_country(voice, choice.topic)
        events = say(dispatcher, answered(voice, choice), wanted=wanted, **kept)
        return [*events, *remembered(place_of(voice.library, slots))]


def needs_country(voice: Voice, topic: str | None) -> str | None:
    """Return the topic to come back to when the person says where they are."""
    depends = topic and topic.startswith(("rights.", "service."))
    return topic if depends and voice.country is None else None


def answered(voice: Voice, choice: Choice) -> Turn:
    """Return the turn that a choice leads to."""
    if choice.meanings:
        return choices.which_meaning(voice, choice.name, choice.meanings)
    if choice.wanted:
        first = choice.substances[0] if choice.substances else ""
        return choices.which_substance(voice, choice.wanted, first)
    if choice.topic is None:
        return choices.not_understood(voice)
    if choice.topic == "chat.menu":
        return choices.menu(voice)
    note = voice.ui("system.most_dangerous") if choice.more_than_two else ""
    return answer.answer(voice, choice.topic, note, or_meant=choice.or_meant)
