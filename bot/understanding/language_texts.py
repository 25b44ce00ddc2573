"""What stands in the content in each language, for learning what the language looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.content.fill import PLACEHOLDER
from bot.content.library import Library
from bot.content.models import Texts, Wording
from bot.understanding.language import is_latin

# Not sentences: short names, and what belongs to how words are found.
NO_SENTENCES = ("labels.", "ui.buttons.", "ui.orders.", "name_rules.", "concepts.", "emergency_words.")
SENTENCE = re.compile(r"[^.!?؟።।]+")
FEWEST = 2  # words
PERSIAN, ARABIC_KEYBOARD = "fa", str.maketrans("یک", "يك")


def written(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the sentences of all texts with the code of their language."""
    for code, texts in library.texts.items():
        latin = library.languages[code].latin
        seen = dict.fromkeys(sentence.strip() for text in _texts(texts) for sentence in SENTENCE.findall(text))
        # In other scripts what is left in Latin letters is the name of an organisation.
        good = (found for found in seen if len(found.split()) >= FEWEST and (latin or not is_latin(found)))
        yield from ((code, sentence) for sentence in good)


def _texts(texts: Texts) -> Iterator[str]:
    for name, text in texts.strings.items():
        if not name.startswith(NO_SENTENCES):
            yield PLACEHOLDER.sub(" ", text)
    for wording in texts.wordings.values():
        yield from (PLACEHOLDER.sub(" ", text) for text in _of(wording))


def _of(wording: Wording) -> Iterator[str]:
    yield wording.title
    yield wording.lead
    yield from (point.text for point in (*wording.points, *wording.never))


def retyped(asked: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield Persian sentences as many type them: with the letters of an Arabic keyboard, which the others are not."""
    for code, text in asked:
        if code == PERSIAN and (typed := text.translate(ARABIC_KEYBOARD)) != text:
            yield code, typed
