"""Stage six: whether a life is in danger, by the listed words and the classifier together."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.components.language_finder import LANGUAGE
from bot.understanding.components.stage import Stage
from bot.understanding.components.topic_classifier import INTENTS
from bot.understanding.danger import emergency_words
from bot.understanding.judgement import Limits, judge

BRIEF_WORDS = 2
EMERGENCY = "emergency"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class EmergencyFinder(Stage):
    """Sets `emergency`: its topic, what told it, and whether that is certain; None when there is none."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, storage, resource)
        self._words = emergency_words()
        alone, brief, with_words = (float(self._config[name]) for name in ("alone", "brief", "with_words"))
        self._limits, self._brief = Limits(alone, with_words), Limits(brief, with_words)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return how likely an emergency must be for the classifier alone, and when words tell of one too.

        One or two words tell a classifier little: there it must be surer.
        """
        return {"alone": 0.25, "brief": 0.6, "with_words": 0.03}

    def read(self, message: Message) -> None:
        """Judge one message."""
        danger = self._words.get().find(message.get(TEXT))
        trained = (message.get(LANGUAGE) or {}).get("trained", True)
        limits = self._brief if len(str(message.get(TEXT)).split()) <= BRIEF_WORDS else self._limits
        alarm = judge(message.get(INTENTS), danger, limits, trained=trained)
        told = {"topic": alarm.topic, "by": alarm.by, "certain": alarm.certain} if alarm else None
        message.set(EMERGENCY, told, add_to_output=True)
