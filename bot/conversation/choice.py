"""A number that stands for a button: what people type where buttons are shown as numbered text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.messages import Incoming, Kind, Turn

CHOICES = "choices"  # the name in a dialogue: payloads of the buttons of the last turn, in their order

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0f\u20e3]")  # marks of direction, keycaps
_NUMBER = re.compile(r"[#(\[]?\s*(\d{1,2})\s*[.)\]:۔]?")


def chosen(incoming: Incoming, dialogue: Mapping[str, Any]) -> Incoming:
    """Return what a message means: the button of the last turn if it is nothing but its number."""
    payloads: Sequence[str] = dialogue.get(CHOICES, ())
    number = _number(incoming.text) if incoming.kind == Kind.TEXT and not incoming.payload else 0
    if not 1 <= number <= len(payloads):
        return incoming
    return replace(incoming, kind=Kind.BUTTON, text="", payload=payloads[number - 1])


def with_choices(dialogue: Mapping[str, Any], turn: Turn) -> dict[str, Any]:
    """Return the dialogue with the buttons that were just shown; a number means nothing else from now on."""
    payloads = [button.payload for reply in turn.replies for button in reply.buttons]
    return {**{name: value for name, value in dialogue.items() if name != CHOICES}, CHOICES: payloads}


def _number(text: str) -> int:
    """Return a number in the digits of any script, 0 for anything else."""
    if len(text) > 20:
        return 0
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).strip())
    return int(found[1]) if found else 0
