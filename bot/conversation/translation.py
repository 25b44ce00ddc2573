"""What a machine translates in a conversation: answers that are missing, and questions of those who agreed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.content.library import Library
from bot.content.missing import missing, sources
from bot.conversation.understand import Understanding, Understood
from bot.messages import Incoming, Turn
from bot.replies.translation import CONSENT, NO, YES
from bot.translate.answers import AnswerTranslator
from bot.translate.questions import in_english


class Translation:
    """The translator, in the words of a conversation; every failure is a TranslatorError."""

    def __init__(self, answers: AnswerTranslator) -> None:
        self._answers = answers

    @property
    def whom(self) -> str:
        """Return to whom words go."""
        return self._answers.translator.access.whom

    async def question(self, incoming: Incoming, foreign: Understood, read: Understanding) -> Understood:
        """Return what a question in a language without training means; the person has agreed."""
        names = [str(entity.get("surface", "")) for entity in foreign.said["entities"]]
        english = await in_english(self._answers.translator, incoming.text, foreign.language, names)
        asked = replace(incoming, text=english)
        found = read.read(asked, {"language": foreign.answer_in, "pinned": True})
        return replace(found, language=foreign.language, answer_in=foreign.answer_in, changed=foreign.changed)

    async def library(self, library: Library, turn: Turn, country: str) -> Library | None:
        """Return the library with a translation of the answer in a turn, or None when it needs none."""
        language = turn.replies[0].language
        if turn.topic is None or turn.urgent or turn.answer_language == language:
            return None
        lacking = missing(library, turn.topic, language=language, country=country)
        if not lacking:
            return None
        return library.with_answers(language, await self._answers.translate(lacking, library, language))


def decision(incoming: Incoming) -> str | None:
    """Return the answer to the question whether words may be translated, when a button with it was pressed."""
    order, _, answer = incoming.payload.partition(":")
    return answer if order == CONSENT and answer in (YES, NO) else None


def in_original(library: Library, said: dict[str, Any], language: str, country: str) -> Library:
    """Return the library with what a machine has translated as a person wrote it."""
    topic = library.topics.topic_of(*_intent(said))
    return library.with_answers(language, sources(library, topic, country=country)) if topic else library


def _intent(said: dict[str, Any]) -> tuple[str, list[str]]:
    return str(said["intent"]["name"]), [str(entity["value"]) for entity in said["entities"]]
