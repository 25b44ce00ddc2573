"""Stage one: the text as it is compared everywhere."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.components.stage import NORMALISED, Stage
from bot.understanding.normalise import normalise


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class Normaliser(Stage):
    """Sets the normalised text, which no answer shows."""

    def read(self, message: Message) -> None:
        """Normalise one message."""
        message.set(NORMALISED, normalise(message.get(TEXT)))
