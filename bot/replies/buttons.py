"""What can be pressed below a reply."""

from __future__ import annotations

from collections.abc import Iterable

from bot.content.models import Answer
from bot.messages import Button
from bot.replies.voice import Voice

LANGUAGES = 8  # of a page: with the emergency and the button for more as many as a list of WhatsApp holds
EMERGENCY = "emergency"
MENU = "menu"
MORE = "more"
WRONG = "wrong"
ORIGINAL = "original"
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


def languages(voice: Voice, page: int = 0) -> tuple[Button, ...]:
    """Return a page of the languages that are offered, in their own words; behind the last page comes the first."""
    offered = voice.library.door(voice.country_code, voice.language)
    pages = [offered[start : start + LANGUAGES] for start in range(0, len(offered), LANGUAGES)] or [()]
    shown = (Button(language.name, f"language:{language.code}") for language in pages[page % len(pages)])
    more = (voice.button("more_languages", f"languages:{(page + 1) % len(pages)}"),) if len(pages) > 1 else ()
    return (*shown, *more)


def original(voice: Voice, answer: Answer, topic: str) -> tuple[Button, ...]:
    """Return a button that shows what a machine has translated."""
    return (voice.button("original", f"{ORIGINAL}:{topic}"),) if answer.state == "machine" else ()


def emergencies(voice: Voice) -> tuple[Button, ...]:
    """Return a button for each emergency."""
    return tuple(voice.topic_button(topic) for topic in voice.library.topics.of_group("emergency"))
