"""What the bot says about a topic."""

from __future__ import annotations

from bot.content.models import Answer
from bot.messages import Reply, Turn
from bot.replies import buttons
from bot.replies.emergency import emergency
from bot.replies.text import footer, paragraphs, phone_lines, whole
from bot.replies.voice import Voice


def answer(voice: Voice, topic: str, note: str = "") -> Turn:
    """Return the curated answer about a topic, or the nearest that there is and people to ask.

    `note` is a sentence that comes before it.
    """
    if topic.startswith("emergency."):
        return emergency(voice, topic)
    found = written(voice, topic)
    if found is None:
        return _nearest(voice, topic, note)
    return _turn(voice, topic, found, note)


def written(voice: Voice, topic: str) -> Answer | None:
    """Return what is written about a topic, in the person's language or the next best."""
    group, _, rest = topic.partition(".")
    if group == "mix":
        first, _, second = rest.partition("+")
        return voice.library.mix_answer(first, second, language=voice.language)
    return voice.library.answer(topic, language=voice.language)


def _turn(voice: Voice, topic: str, found: Answer, note: str) -> Turn:
    filled = voice.filled(found)
    lines = phone_lines(voice, voice.library.lines(topic, voice.country_code))
    text = paragraphs(whole(filled), lines, note, footer(voice, filled))
    below = buttons.below_answer(voice, topic)
    reply = Reply(text, below, language=voice.language, titled=True)
    suggestions = tuple(button.payload for button in below if voice.library.topics.exists(button.payload))
    return Turn((reply,), topic=topic, answer_language=found.language, suggestions=suggestions)


def _nearest(voice: Voice, topic: str, note: str) -> Turn:
    """Say honestly that a text is missing, with the nearest one and people who know more."""
    near = voice.library.nearest(topic)
    found = written(voice, near) if near else None
    name = voice.name_of(topic)
    people = phone_lines(voice, voice.library.lines("chat.human", voice.country_code))
    below = buttons.below_answer(voice, near or "chat.menu")
    if found is None:
        text = paragraphs(note, voice.ui("system.nothing_yet", name=name), people)
        return Turn((Reply(text, below, language=voice.language),), topic=topic, answer_language=voice.language)
    filled = voice.filled(found)
    text = paragraphs(note, voice.ui("system.nearest", name=name), whole(filled), people, footer(voice, filled))
    reply = Reply(text, below, language=voice.language)
    return Turn((reply,), topic=topic, answer_language=found.language)
