"""What can be pressed below a reply."""

from __future__ import annotations

from collections.abc import Iterable

from bot.messages import Button
from bot.replies.voice import Voice

EMERGENCY = "emergency"
MENU = "menu"
MORE = "more"
WRONG = "wrong"
LANGUAGE_TOPICS = ("chat.greet", "chat.language")


def below_answer(voice: Voice, topic: str, or_meant: Iterable[str] = ()) -> tuple[Button, ...]:
    """Return where to go after an answer; the emergency is never more than one tap away."""
    if topic in LANGUAGE_TOPICS:
        return with_emergency(voice, languages(voice))
    following = (voice.topic_button(other) for other in (*or_meant, *voice.library.next_topics(topic)))
    return with_emergency(voice, (*following, voice.button("wrong", WRONG)))


def with_emergency(voice: Voice, buttons: Iterable[Button]) -> tuple[Button, ...]:
    """Return the emergency button, then the others."""
    return (voice.button("emergency", EMERGENCY), *buttons)


def languages(voice: Voice) -> tuple[Button, ...]:
    """Return a button for each language that is offered, in its own words."""
    return tuple(Button(language.name, f"language:{language.code}") for language in voice.library.offered)


def emergencies(voice: Voice) -> tuple[Button, ...]:
    """Return a button for each emergency."""
    return tuple(voice.topic_button(topic) for topic in voice.library.topics.of_group("emergency"))
