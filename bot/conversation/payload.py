"""What a pressed button means, in Rasa's words: payloads go past the classifier."""

from __future__ import annotations

from typing import Any

from bot.content.library import Library
from bot.replies.buttons import ORIGINAL
from bot.replies.services import MORE

ORDERS = {
    "language": "chat_language",
    "languages": "chat_language",
    "keep": "chat_language",
    "country": "chat_location",
    "city": "chat_location",
    "forget": "chat_forget_me",
    "menu": "chat_menu",
    "wrong": "chat_negative_feedback",
    "substances": "substance_about",
    "more": "more",
    "again": "again",
}


def said_by(payload: str, library: Library) -> dict[str, Any] | None:
    """Return parse data for a payload, or None when it is none of ours."""
    if library.topics.exists(payload):
        topic = library.topics.by_id[payload]
        entities = [{"entity": "substance", "value": substance} for substance in topic.substances]
        return said(topic.intent, entities)
    kind, _, value = payload.partition(":")
    if kind == ORIGINAL and library.topics.exists(value) and (about := said_by(value, library)):
        return {**about, "order": [ORIGINAL, ""]}
    if kind == MORE:
        return {**said(f"service_{value.partition(':')[0]}"), "order": [kind, value]}
    if kind not in ORDERS:
        return None
    return {**said(ORDERS[kind]), "order": [kind, value]}


def said(intent: str, entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return parse data as Rasa's pipeline would give it, with certainty."""
    return {
        "text": "",
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [{"name": intent, "confidence": 1.0}],
        "entities": entities or [],
    }
