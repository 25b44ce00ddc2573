"""Stage five: whether a life is in danger, by the listed words and the classifier together."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.components.stage import Stage
from bot.understanding.components.topic_classifier import INTENTS
from bot.understanding.emergency import EmergencyWords
from bot.understanding.fresh import Fresh
from bot.understanding.judgement import Limits, judge

EMERGENCY = "emergency"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class EmergencyFinder(Stage):
    """Sets `emergency`: its topic, what told it, and whether that is certain; None when there is none."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._words = Fresh(EmergencyWords.from_library)
        self._limits = Limits(float(self._config["alone"]), float(self._config["with_words"]))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return how likely an emergency must be for the classifier alone, and when words tell of one too."""
        return {"alone": 0.1, "with_words": 0.005}

    def read(self, message: Message) -> None:
        """Judge one message."""
        alarm = judge(message.get(INTENTS), self._words.get().find(message.get(TEXT)), self._limits)
        told = {"topic": alarm.topic, "by": alarm.by, "certain": alarm.certain} if alarm else None
        message.set(EMERGENCY, told, add_to_output=True)
