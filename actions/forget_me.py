"""Forget a person."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say, voice_of
from actions.slots import Slots
from bot.replies.answer import answer


class ActionForgetMe(Action):
    """Empty all slots; the conversation deletes the keys when it sees the topic."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return "action_forget_me"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Say that everything is deleted."""
        say(dispatcher, answer(voice_of(Slots.of(tracker)), "chat.forget_me"))
        return [AllSlotsReset()]
