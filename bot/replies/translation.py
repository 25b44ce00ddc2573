"""Talk with a person about machine translation."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import Button, Turn
from bot.replies import choices
from bot.replies.text import paragraphs
from bot.replies.voice import Voice

CONSENT = "translate"  # the order of its buttons, and its name in a profile
YES, NO = "yes", "no"


def may_i(voice: Voice, language: str, whom: str) -> Turn:
    """Ask whether the person's words may go to somebody who translates them."""
    text = voice.ui("system.translate_ask", language=voice.library.languages[language].name, name=whom)
    return choices.ask(voice, text, (voice.button("translate_yes", f"{CONSENT}:{YES}"), _no(voice)))


def agreed(voice: Voice, answer: str) -> Turn:
    """Say what was decided, with the way back."""
    if answer == YES:
        return choices.ask(voice, voice.ui("system.translate_yes"), (_no(voice),))
    return choices.say(voice, "system.translate_no")


def not_translated(voice: Voice, turn: Turn) -> Turn:
    """Return the turn with the sentence that it could not be translated."""
    *before, last = turn.replies
    last = replace(last, text=paragraphs(last.text, voice.ui("system.not_translated")))
    return replace(turn, replies=(*before, last))


def _no(voice: Voice) -> Button:
    return voice.button("translate_no", f"{CONSENT}:{NO}")
