"""Stage two: the language of a message, and the one to answer in."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content import live
from bot.understanding.components.stage import Stage
from bot.understanding.script import guess

LANGUAGE = "language"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class LanguageFinder(Stage):
    """Sets `language`: the message's code, whether the person changed it, and in which language to answer."""

    def read(self, message: Message) -> None:
        """Find the language of one message."""
        known: dict[str, Any] = message.get("metadata") or {}
        chosen = str(known.get("chosen") or "")
        hint = str(known.get("hint") or "").split("-", maxsplit=1)[0].casefold()
        start = chosen or (hint if hint in live.library().languages else "") or "en"
        code = guess(message.get(TEXT), start)
        answer = chosen if chosen and known.get("pinned") else code
        changed = bool(chosen) and answer != chosen
        message.set(LANGUAGE, {"code": code, "changed": changed, "answer": answer}, add_to_output=True)
