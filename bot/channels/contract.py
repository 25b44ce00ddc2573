"""The contract of `handrail ask` and of partners: a question and its answer as JSON."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.messages import Incoming, Kind, Location, Turn


@dataclass(frozen=True)
class Question:
    """A message, and how it is named in the output."""

    id: str | None
    conversation: str | None
    incoming: Incoming


def question(given: Mapping[str, Any], channel: str, owner: str = "") -> Question:
    """Read a JSON object; the conversations of two owners are never the same, one without a name is a new one."""
    if not any(name in given for name in ("text", "payload", "location", "kind")):
        raise KeyError("text")
    conversation, point = given.get("conversation"), given.get("location")
    incoming = Incoming(
        channel=channel,
        sender=owner + str(conversation or secrets.token_hex(8)),
        text=str(given.get("text") or ""),
        payload=str(given.get("payload") or ""),
        kind=Kind.LOCATION if point else Kind.BUTTON if given.get("payload") else Kind(given.get("kind") or "text"),
        location=Location(float(point["lat"]), float(point["lon"])) if point else None,
        language=str(given.get("language") or ""),
        country=str(given.get("country") or "").upper(),
        city=str(given.get("city") or ""),
    )
    return Question(given.get("id"), conversation, incoming)


def written(asked: Question, turn: Turn, milliseconds: float) -> dict[str, Any]:
    """Return the answer to a question."""
    return {
        "id": asked.id,
        "conversation": asked.conversation,
        "topic": turn.topic,
        "confidence": turn.confidence,
        "language": turn.language,
        "answer_language": turn.answer_language,
        "urgent": turn.urgent,
        "suggestions": list(turn.suggestions),
        "alternatives": [{"topic": other.topic, "confidence": other.confidence} for other in turn.alternatives],
        "messages": [
            {"text": reply.text, "buttons": [{"title": b.title, "payload": b.payload} for b in reply.buttons]}
            for reply in turn.replies
        ],
        "ms": milliseconds,
    }
