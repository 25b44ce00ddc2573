"""Translate an answer whole, text by text, and keep each text so that it is translated once."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from bot.content.library import Library
from bot.content.models import Answer, Point
from bot.errors import TranslatorError
from bot.translate.names import protected, spoken
from bot.translate.protect import Protection, unmask
from bot.translate.translator import SECONDS, Translator

Part = TypeVar("Part")


class Kept(Protocol):
    """Where translations are kept; empty when it fails."""

    async def translations(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Return what is kept under these keys."""
        ...

    async def keep_translation(self, key: str, text: str) -> None:
        """Keep one."""
        ...


@dataclass(frozen=True)
class Pair:
    """From which language into which, with what is protected on the way."""

    source: str
    target: str
    protection: Protection = field(repr=False)
    names: Mapping[str, str] = field(repr=False)


class AnswerTranslator:
    """Gives answers in the state `machine`; emergencies never."""

    def __init__(self, translator: Translator, kept: Kept, seconds: float = SECONDS) -> None:
        self.translator = translator
        self._kept = kept
        self._seconds = seconds

    async def translate(self, answers: Mapping[str, Answer], library: Library, language: str) -> dict[str, Answer]:
        """Return answers by id in another language; TranslatorError when one of them is not to be had in time."""
        if any(answer.topic.startswith("emergency.") for answer in answers.values()):
            raise TranslatorError("No machine translates an emergency.")
        whole = _all_or_none(self._answer(answer, library, language) for answer in answers.values())
        try:
            translated = await asyncio.wait_for(whole, self._seconds)
        except asyncio.TimeoutError:
            raise TranslatorError("The translator takes too long.") from None
        return dict(zip(answers, translated, strict=True))

    async def _answer(self, answer: Answer, library: Library, language: str) -> Answer:
        names = spoken(library, answer.language, language)
        pair = Pair(answer.language, language, Protection(protected(library, answer.language)), names)
        texts = texts_of(answer)
        known = await self._kept.translations([self._key(text, pair) for text in texts])
        return with_texts(answer, language, await _all_or_none(self._text(text, pair, known) for text in texts))

    async def _text(self, text: str, pair: Pair, known: Mapping[str, str]) -> str:
        key = self._key(text, pair)
        if key in known:
            return known[key]
        masked = pair.protection.mask(text)
        if masked is None:
            raise TranslatorError("A text cannot be protected from the translator.")
        if not masked.says_something:
            return unmask(masked, masked.text, pair.names) or text
        given = await self.translator.translate(masked.text, pair.source, pair.target)
        translated = unmask(masked, given, pair.names)
        if translated is None:
            raise TranslatorError("The translator changed a number or a name: its text is thrown away.")
        await self._kept.keep_translation(key, translated)
        return translated

    def _key(self, text: str, pair: Pair) -> str:
        """Return a hash of a text, of its languages and of everything that decides how it is translated."""
        names = sorted(pair.names.items())
        what = repr((self.translator.access.name, self.translator.access.url, pair.source, pair.target, names, text))
        return hashlib.sha256(what.encode()).hexdigest()


async def _all_or_none(parts: Iterable[Coroutine[object, object, Part]]) -> list[Part]:
    """Return what the parts return; when one fails, the others are not asked for any more."""
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def texts_of(answer: Answer) -> tuple[str, ...]:
    """Return the texts of an answer, in the order in which `with_texts` takes them."""
    return (answer.title, answer.lead, *(point.text for point in (*answer.points, *answer.never)))


def with_texts(answer: Answer, language: str, texts: Sequence[str]) -> Answer:
    """Return an answer in a machine's words."""
    title, lead, *rest = texts
    points = [Point(point.name, text) for point, text in zip((*answer.points, *answer.never), rest, strict=True)]
    cut = len(answer.points)
    words = replace(answer, title=title, lead=lead, points=tuple(points[:cut]), never=tuple(points[cut:]))
    return replace(words, language=language, state="machine")
