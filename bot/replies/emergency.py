"""What the bot says when a life may be in danger."""

from __future__ import annotations

from bot.content.models import Answer
from bot.messages import Button, Reply, Turn
from bot.replies import buttons
from bot.replies.text import bullets, footer, paragraphs, phone_lines, steps
from bot.replies.voice import Voice

UNSURE = "emergency.unconscious"  # its steps are right for whoever cannot be woken


def emergency(voice: Voice, topic: str) -> Turn:
    """Return two messages: what to do now; then what not to do, what to say on the phone, and whom to call."""
    found = voice.library.answer(topic, language=voice.language) or voice.library.answer(UNSURE, language="en")
    if found is None:
        return emergency_menu(voice)
    filled = voice.filled(found)
    first = Reply(steps(filled), language=voice.language, titled=True, urgent=True)
    second = Reply(_second(voice, topic, filled), _below(voice, topic), language=voice.language, urgent=True)
    next_topics = tuple(voice.library.next_topics(topic))
    return Turn((first, second), topic=topic, answer_language=found.language, urgent=True, suggestions=next_topics)


def emergency_menu(voice: Voice) -> Turn:
    """Return the number to call and a button for each emergency."""
    number = "" if voice.country else voice.ui("emergency.number_unknown")
    text = paragraphs(voice.ui("emergency.title"), voice.ui("emergency.lead"), number)
    reply = Reply(text, buttons.emergencies(voice), language=voice.language, titled=True, urgent=True)
    topics = tuple(button.payload for button in reply.buttons)
    return Turn((reply,), answer_language=voice.language, urgent=True, suggestions=topics)


def _second(voice: Voice, topic: str, answer: Answer) -> str:
    never = voice.ui("emergency.never") + ":\n" + bullets(answer.never) if answer.never else ""
    unknown = "" if voice.country else voice.ui("emergency.number_unknown")
    lines = phone_lines(voice, voice.library.lines(topic, voice.country_code))
    return paragraphs(lines, _aloud(voice, topic), unknown, never, footer(voice, answer))


def _aloud(voice: Voice, topic: str) -> str:
    """Return sentences for the phone, in a language that the dispatcher speaks and in the caller's own."""
    if voice.country is None:
        return ""
    spoken = voice.country.dispatcher_languages[0]
    sentence = voice.library.dispatcher(topic, spoken)
    if sentence is None:
        return ""
    say = voice.ui("emergency.say", language=voice.label("languages", spoken))
    lines = [say, sentence.text, sentence.latin or ""]
    own = voice.library.dispatcher(topic, voice.language)
    if own and spoken not in voice.library.languages[voice.language].chain[:1]:
        lines += [voice.ui("emergency.means"), own.text]
    lines.append(voice.ui("emergency.not_police"))
    return "\n".join(line for line in lines if line)


def _below(voice: Voice, topic: str) -> tuple[Button, ...]:
    following = (voice.topic_button(next_topic) for next_topic in voice.library.next_topics(topic))
    return buttons.with_emergency(voice, following)
