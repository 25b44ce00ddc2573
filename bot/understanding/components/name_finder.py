"""Stage three: the names of substances and places in a message."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.alignment import written
from bot.understanding.components.language_finder import LANGUAGE
from bot.understanding.components.stage import NORMALISED, SEEN, Stage
from bot.understanding.fresh import Fresh
from bot.understanding.named import name_finder
from bot.understanding.names import Found
from bot.understanding.seen import seen


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class NameFinder(Stage):
    """Sets `entities`, each with all ids that its name may stand for."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._finder = Fresh(name_finder)

    def read(self, message: Message) -> None:
        """Find the names in one message."""
        text = message.get(NORMALISED)
        found = self._finder.get().find(text, message.get(LANGUAGE)["code"])
        message.set(ENTITIES, [_entity(message.get(TEXT), text, name) for name in found], add_to_output=True)
        message.set(SEEN, seen(text, found))


def _entity(text: str, normalised: str, name: Found) -> dict[str, Any]:
    start, end = written(text, normalised, name.start, name.end)
    return {
        "entity": name.kind,
        "value": name.values[0],
        "values": list(name.values),
        "start": start,
        "end": end,
        "confidence_entity": 1.0,
        "extractor": "NameFinder",
    }
