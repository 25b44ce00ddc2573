"""A cry for help that says nothing of what is happening: whoever sends it is shown the emergencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby

from bot.content.library import Library
from bot.messages import Incoming, Kind
from bot.replies.buttons import EMERGENCY
from bot.understanding.normalise import normalise
from bot.understanding.word_index import words_of

LOUD = "!"
ENGLISH = "en"
LONGEST = 60  # letters


def pleading(incoming: Incoming, library: Library) -> Incoming:
    """Return a message that is nothing but a cry for help as the emergency button in the language of the cry."""
    if incoming.payload or not (languages := tuple(_cried(incoming.text, library))):
        return incoming
    expected = library.known_as(incoming.language)
    if ENGLISH in languages:  # who knows one foreign word knows this one
        languages = (ENGLISH, expected) if expected else (ENGLISH,)
    language = expected if expected in languages else languages[0]
    return replace(incoming, kind=Kind.BUTTON, text="", payload=EMERGENCY, language=language)


def _cried(text: str, library: Library) -> Iterator[str]:
    """Yield the languages in which a text is such a cry."""
    words = words_of(normalise(text)) if len(text) <= LONGEST else []
    once = [word for word, _ in groupby(words)]
    cry = " ".join(once)
    loud = len(once) < len(words) or LOUD in text or (text.isupper() and text.isascii())
    for code, texts in library.texts.items() if cry else ():
        known = _listed(texts.strings.get("ui.orders.help", ""))
        if cry in known or (loud and cry + LOUD in known):
            yield code


@cache
def _listed(words: str) -> frozenset[str]:
    """Return the entries of a string of ui.yml as they are compared; one that ends with `!` has to be loud."""
    entries = (entry.strip() for entry in words.split(","))
    return frozenset(" ".join(words_of(normalise(entry))) + LOUD * entry.endswith(LOUD) for entry in entries)
