"""Stage four: which topics a message may be about."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content import live
from bot.content.library import Library
from bot.understanding.classifier import Guess, TopicRanker, Weights
from bot.understanding.components.stage import SEEN, Stage
from bot.understanding.concepts import Concepts
from bot.understanding.features import Features, Seen
from bot.understanding.learning import learn
from bot.understanding.named import name_finder
from bot.understanding.names import NameFinder
from bot.understanding.normalise import normalise
from bot.understanding.script import guess
from bot.understanding.seen import seen

INTENTS, RANKING = "intents", "intent_ranking"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class TopicClassifier(Stage):
    """Sets the ranking of intents; learns from the sentences of `intents/`."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config)
        self._storage = storage
        self._resource = resource
        self._classifier: TopicRanker | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return how sharp the probabilities are, how strict the learning is, and how many topics are passed on."""
        return {"sharpness": 7.0, "strictness": 1.0, "ranking": 10}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """Return a classifier that has learnt nothing yet."""
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: object,
    ) -> TopicClassifier:
        """Return the classifier that was trained."""
        made = cls({**cls.get_default_config(), **config}, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            weights = Weights.load(folder)
        made._classifier = TopicRanker(features_of(live.library()), weights, float(made._config["sharpness"]))
        return made

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from examples; names are found as they are found when somebody asks."""
        library = live.library()
        finder = name_finder(library)
        examples = [
            (_as_seen(example.get(TEXT), finder), str(example.get(INTENT)))
            for example in training_data.intent_examples
            if example.get(TEXT)
        ]
        weights = learn(features_of(library), examples, float(self._config["strictness"]))
        with self._storage.write_to(self._resource) as folder:
            weights.save(folder)
        return self._resource

    def read(self, message: Message) -> None:
        """Rank the intents of one message."""
        assert self._classifier is not None
        ranking = self._classifier.rank(message.get(SEEN))
        message.set(INTENTS, ranking)
        message.set(INTENT, entry(ranking.guesses[0]), add_to_output=True)
        message.set(
            RANKING, [entry(one) for one in ranking.guesses[: int(self._config["ranking"])]], add_to_output=True
        )


def entry(one: Guess) -> dict[str, Any]:
    """Return a guess in Rasa's form."""
    return {"name": one.intent, "confidence": one.confidence}


def features_of(library: Library) -> Features:
    """Return the maker of features with the concepts of all languages."""
    return Features(Concepts.from_library(library), library.topics.classes)


def _as_seen(text: str, finder: NameFinder) -> Seen:
    normalised = normalise(text)
    return seen(normalised, finder.find(normalised, guess(text, "") or None))
