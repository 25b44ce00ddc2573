"""Stage four: in which language to answer."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content import live
from bot.understanding.components.language_finder import LANGUAGE
from bot.understanding.components.stage import FOREIGN, QUESTIONS, SCORES, SEEN, WHOLE, Stage
from bot.understanding.language_choice import SURE, Scores, by_script, choose

UNKNOWN = "und"  # ISO 639 for a language that nobody could tell


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class LanguageChooser(Stage):
    """Sets `language`: the message's code, whether the person changed it, and in which language to answer."""

    def read(self, message: Message) -> None:
        """Choose for one message; names of drugs and places say nothing about its language."""
        known: dict[str, Any] = message.get("metadata") or {}
        words = _without_names(message)
        foreign = message.get(FOREIGN)(words)
        scores = [] if foreign else _scores(message, words)
        hint = live.library().known_as(str(known.get("hint") or "")) or by_script(message.get(TEXT), message.get(WHOLE))
        choice = choose(
            message.get(SEEN).masked,
            chosen=str(known.get("chosen") or "") or None,
            hint=hint,
            scores=scores,
        )
        pinned = known.get("chosen") if known.get("pinned") else None
        code = UNKNOWN if foreign else choice.language
        found = {
            "code": code,
            "changed": choice.changed and not pinned and not foreign,
            "answer": pinned or choice.language,
            "trained": code in message.get(QUESTIONS) or not (foreign or _is_sure(code, scores, known.get("chosen"))),
        }
        message.set(LANGUAGE, found, add_to_output=True)


def _scores(message: Message, words: str) -> Scores:
    """Return how likely each language is for the words that are no names."""
    found: Scores = message.get(WHOLE) if words == message.get(TEXT) else message.get(SCORES)(words)
    return found


def _without_names(message: Message) -> str:
    """Return the text as it was written, since normalising takes away what tells Arabic from Persian."""
    text, cut = message.get(TEXT), message.get(ENTITIES) or ()
    for entity in sorted(cut, key=lambda entity: -int(entity["start"])):
        text = f"{text[: entity['start']]} {text[entity['end'] :]}"
    return str(text)


def _is_sure(code: str, scores: Scores, chosen: object) -> bool:
    """Say whether a message is in a language for sure: who is not understood must not be for a wrong guess."""
    return code == chosen or dict(scores).get(code, 0.0) >= SURE
