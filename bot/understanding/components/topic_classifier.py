"""Stage five: which topics a message may be about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content import live
from bot.content.library import Library
from bot.understanding.classifier import Guess, TopicRanker, Weights
from bot.understanding.components.language_finder import LANGUAGE
from bot.understanding.components.stage import SEEN, LearningStage
from bot.understanding.concepts import Concepts
from bot.understanding.features import Features
from bot.understanding.learning import learn
from bot.understanding.sounds import sounds

INTENTS, RANKING = "intents", "intent_ranking"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class TopicClassifier(LearningStage):
    """Sets the ranking of intents; learns from the sentences of `intents/`."""

    _classifier: TopicRanker

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return how sharp the probabilities are, and how many topics are passed on."""
        return {"sharpness": 1.6, "ranking": 10}

    def recall(self, folder: Path) -> None:
        """Read the weights that were learnt."""
        weights = Weights.load(folder)
        self._classifier = TopicRanker(features_of(live.library()), weights, float(self._config["sharpness"]))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from examples, in which the stages before have found what they find when somebody asks."""
        known = (example for example in training_data.intent_examples if example.get(SEEN))
        examples = [(example.get(SEEN), str(example.get(INTENT))) for example in known]
        weights = learn(features_of(live.library()), examples)
        with self._storage.write_to(self._resource) as folder:
            weights.save(folder)
        return self._resource

    def read(self, message: Message) -> None:
        """Rank the intents of one message."""
        # The chooser knows the language better than the finder, which had not taken the names out.
        seen = replace(message.get(SEEN), language=message.get(LANGUAGE)["code"])
        ranking = self._classifier.rank(seen)
        message.set(INTENTS, ranking)
        message.set(INTENT, entry(ranking.guesses[0]), add_to_output=True)
        message.set(
            RANKING, [entry(one) for one in ranking.guesses[: int(self._config["ranking"])]], add_to_output=True
        )


def entry(one: Guess) -> dict[str, Any]:
    """Return a guess in Rasa's form."""
    return {"name": one.intent, "confidence": one.confidence}


def features_of(library: Library) -> Features:
    """Return the maker of features with the concepts and the sounds of all languages."""
    return Features(Concepts.from_library(library), library.topics.classes, sounds(library))
