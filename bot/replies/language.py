"""Tell a person that the language has changed, and how to keep the old one."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import Button, Turn
from bot.replies.text import paragraphs
from bot.replies.voice import Voice


def with_language_note(voice: Voice, turn: Turn, old: str) -> Turn:
    """Return the turn with a sentence and a button at its end."""
    if not turn.replies or old == voice.language or old not in voice.library.languages:
        return turn
    *before, last = turn.replies
    note = voice.ui("system.changed_language", language=voice.library.languages[voice.language].name)
    name = voice.library.languages[old].name
    keep = Button(voice.ui("buttons.keep", language=name), f"keep:{old}")
    last = replace(last, text=paragraphs(last.text, note), buttons=(*last.buttons, keep))
    return replace(turn, replies=(*before, last))
