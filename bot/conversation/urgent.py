"""What is said at once: the emergency that somebody tells of or pressed."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.understand import Understood
from bot.messages import Incoming, Turn
from bot.replies.answer import answer
from bot.replies.emergency import emergency, emergency_menu
from bot.replies.voice import Voice


def urgent_turn(voice: Voice, incoming: Incoming, understood: Understood) -> Turn | None:
    """Return the emergency that somebody tells of or pressed."""
    if incoming.payload == "emergency":
        return emergency_menu(voice)
    if incoming.payload.startswith("emergency.") and voice.library.topics.exists(incoming.payload):
        return emergency(voice, incoming.payload)
    if understood.emergency is None:
        return None
    turn = emergency(voice, understood.emergency)
    law = answer(voice, understood.right).replies if understood.right else ()
    return replace(turn, replies=(*turn.replies, *law))
