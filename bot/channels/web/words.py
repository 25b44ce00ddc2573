"""What the page shows around the conversation, as it is given to the channel."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.messages import Button, Reply

PLACEHOLDER = re.compile(r"\\\{[a-z_]+\\\}")  # as re.escape writes it
NOTHING = r"(?!)"


@dataclass(frozen=True)
class Language:
    """A language by its own name; `instead` is what is offered in its place, itself if possible, or nothing."""

    code: str
    name: str
    direction: str = "ltr"
    instead: str = ""


@dataclass(frozen=True, eq=False)
class Words:
    """All words of the page in one language, with the facts of one country.

    `strings` are those of web.yml; `greeting` is what a new visitor reads; `steps` is what to do when a life is in
    danger while there is no connection. `notes` are the sentences below answers, with placeholders in them; `phones`
    the numbers that can be called, `emergency_numbers` those that are called everywhere in a text.
    """

    language: Language
    strings: Mapping[str, str]
    emergency: Button
    greeting: Reply
    steps: Reply
    busy: Reply
    offered: tuple[Language, ...] = ()
    known: Mapping[str, Language] = field(default_factory=dict, repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    phones: frozenset[str] = field(default=frozenset(), repr=False)
    emergency_numbers: frozenset[str] = frozenset(("112",))

    @cached_property
    def note(self) -> re.Pattern[str]:
        """Return a pattern of the sentences that stand small below an answer."""
        return re.compile("|".join(PLACEHOLDER.sub(".+", re.escape(note)) for note in self.notes) or NOTHING)

    def direction(self, code: str) -> str:
        """Return `rtl` or `ltr` for any language of a reply."""
        return self.known[code].direction if code in self.known else "ltr"


Speech = Callable[[str, str], Words]
"""Returns the words of a page in a language (a hint: a code, or empty), for a country (a code, or empty)."""
