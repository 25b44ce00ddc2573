"""What the bot says about a topic."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content.models import Answer
from bot.messages import Reply, Turn
from bot.replies import buttons
from bot.replies.emergency import emergency
from bot.replies.rights import rights
from bot.replies.text import footer, paragraphs, phone_lines, whole
from bot.replies.voice import Voice


def answer(voice: Voice, topic: str, note: str = "", *, or_meant: Sequence[str] = ()) -> Turn:
    """Return the curated answer about a topic, or the nearest that there is and people to ask.

    `note` is a sentence about it, `or_meant` are topics that the question could also be about.
    """
    if topic.startswith("emergency."):
        return emergency(voice, topic)
    found = voice.library.answer(topic, language=voice.language, country=voice.country_code)
    if found is None:
        return _nearest(voice, topic, note)
    if topic.startswith("rights."):
        return rights(voice, topic, found, note)
    return _turn(voice, topic, found, note, tuple(or_meant))


def _turn(voice: Voice, topic: str, found: Answer, note: str, or_meant: tuple[str, ...]) -> Turn:
    filled = voice.filled(found)
    lines = phone_lines(voice, voice.library.lines(topic, voice.country_code))
    doubt = voice.ui("system.or_meant") if or_meant else ""
    text = paragraphs(whole(filled), lines, note, footer(voice, filled), doubt)
    below = (*buttons.below_answer(voice, topic, or_meant), *buttons.original(voice, found, topic))
    reply = Reply(text, below, language=voice.language, titled=True)
    suggestions = tuple(button.payload for button in below if voice.library.topics.exists(button.payload))
    return Turn((reply,), topic=topic, answer_language=found.language, suggestions=suggestions)


def _nearest(voice: Voice, topic: str, note: str) -> Turn:
    """Say honestly that a text is missing, with the nearest one and people who know more."""
    near = voice.library.nearest(topic)
    found = voice.library.answer(near, language=voice.language) if near else None
    name = voice.name_of(topic)
    people = phone_lines(voice, voice.library.lines("chat.human", voice.country_code))
    below = buttons.below_answer(voice, near or "chat.menu")
    if found is None:
        text = paragraphs(note, voice.ui("system.nothing_yet", name=name), people)
        return Turn((Reply(text, below, language=voice.language),), topic=topic, answer_language=voice.language)
    filled = voice.filled(found)
    below = (*below, *buttons.original(voice, found, topic))
    text = paragraphs(note, voice.ui("system.nearest", name=name), whole(filled), people, footer(voice, filled))
    reply = Reply(text, below, language=voice.language)
    return Turn((reply,), topic=topic, answer_language=found.language)
