"""What all stages of understanding share: Rasa makes them from their settings and gives them messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.settings import PROJECT, Settings
from bot.understanding.training import fingerprint

# Properties of a message that only the stages behind see.
NORMALISED, SEEN, SCORES = "normalised", "seen", "scores"
FOREIGN, QUESTIONS, WHOLE = "is_foreign", "questions", "scores_of_the_whole"


class Stage(GraphComponent):
    """A component; `read` works on one message that has text, when somebody asks and when the next stage learns."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Stage:
        """Return the component with its settings, before it has learnt anything."""
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that config.yml may leave out."""
        return {}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:  # Rasa's own
        """Return what else a stage is made of, so that Rasa never takes an old result for a new one."""
        return fingerprint(PROJECT, Settings.read().content)

    def process(self, messages: list[Message]) -> list[Message]:
        """Work on each message."""
        for message in messages:
            if message.get(TEXT):
                self.read(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Work on each example, so that the next stage learns from what it will be given."""
        for example in training_data.training_examples:
            if example.get(TEXT):
                self.read(example)
        return training_data

    def read(self, message: Message) -> None:
        """Add what this stage finds to a message."""
        raise NotImplementedError


class LearningStage(Stage):
    """A component that learns; `recall` reads from a folder what `train` has written there."""

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: object,
    ) -> LearningStage:
        """Return the component with what it has learnt."""
        made = cls({**cls.get_default_config(), **config}, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            made.recall(folder)
        return made

    def recall(self, folder: Path) -> None:
        """Read what was learnt."""
        raise NotImplementedError
