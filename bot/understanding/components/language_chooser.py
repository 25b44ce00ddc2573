"""Stage four: in which language to answer."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content import live
from bot.understanding.components.language_finder import LANGUAGE
from bot.understanding.components.stage import SCORES, SEEN, Stage
from bot.understanding.language_choice import choose


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class LanguageChooser(Stage):
    """Sets `language`: the message's code, whether the person changed it, and in which language to answer."""

    def read(self, message: Message) -> None:
        """Choose for one message; names of drugs and places say nothing about its language."""
        known: dict[str, Any] = message.get("metadata") or {}
        hint = str(known.get("hint") or "").split("-", maxsplit=1)[0].casefold()
        choice = choose(
            message.get(SEEN).masked,
            chosen=str(known.get("chosen") or "") or None,
            hint=hint if hint in live.library().languages else None,
            scores=message.get(SCORES)(_without_names(message)),
        )
        pinned = known.get("chosen") if known.get("pinned") else None
        found = {"code": choice.language, "changed": choice.changed and not pinned, "answer": pinned or choice.language}
        message.set(LANGUAGE, found, add_to_output=True)


def _without_names(message: Message) -> str:
    """Return the text as it was written, since normalising takes away what tells Arabic from Persian."""
    text, cut = message.get(TEXT), message.get(ENTITIES) or ()
    for entity in sorted(cut, key=lambda entity: -int(entity["start"])):
        text = f"{text[: entity['start']]} {text[entity['end'] :]}"
    return str(text)
