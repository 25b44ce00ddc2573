"""Put somebody's question into English, for understanding only; what could tell who they are stays here."""

from __future__ import annotations

from collections.abc import Iterable

from bot.errors import TranslatorError
from bot.translate.protect import Protection, unmask
from bot.translate.translator import Translator

LONGEST = 500  # letters of a question


async def in_english(translator: Translator, question: str, language: str, names: Iterable[str]) -> str:
    """Return a question in English with its names of drugs and places as they were written."""
    masked = Protection(names).mask(question[:LONGEST])
    if masked is None or not masked.says_something:
        raise TranslatorError("There is nothing to translate.")
    english = unmask(masked, await translator.translate(masked.text, language, "en"))
    if english is None:
        raise TranslatorError("The translator changed a number or a name: its text is thrown away.")
    return english
