"""Talk with a person about the language of the conversation."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import Button, Turn
from bot.replies import choices
from bot.replies.text import paragraphs
from bot.replies.voice import Voice

WIDESPREAD = ("en", "fr", "ar", "ru")  # one of these is understood by somebody near nearly everybody


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


def unspoken(voice: Voice) -> Turn:
    """Say in four languages that we do not speak the person's, and offer those that we do."""
    said = (
        tuple(voice.library.text(f"ui.system.{key}", language=code) for key in ("language_unknown", "choose_language"))
        for code in WIDESPREAD
    )
    # A language without these texts repeats the English ones.
    return choices.which_language(voice, "\n".join(" ".join(sentences) for sentences in dict.fromkeys(said)))
