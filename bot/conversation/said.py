"""Read what Rasa's actions said as a turn."""

from __future__ import annotations

from typing import Any

from bot.messages import Button, Reply, Turn


def turn_of(messages: list[dict[str, Any]]) -> Turn:
    """Return a turn; raise LookupError when no action said anything."""
    replies = tuple(
        Reply(
            text=str(message["text"]),
            buttons=tuple(Button(button["title"], button["payload"]) for button in message["buttons"]),
            language=str(message["custom"].get("language", "en")),
            titled=bool(message["custom"].get("titled")),
            urgent=bool(message["custom"].get("urgent")),
        )
        for message in messages
    )
    if not replies:
        raise LookupError("no action said anything")
    about = messages[0]["custom"]
    return Turn(
        replies,
        topic=about.get("topic"),
        answer_language=str(about.get("answer_language", "en")),
        urgent=any(reply.urgent for reply in replies),
        suggestions=tuple(about.get("suggestions", ())),
    )
