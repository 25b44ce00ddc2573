"""What all stages of understanding share: Rasa makes them from their settings and gives them messages."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

# Properties of a message that only the stages behind see.
NORMALISED, SEEN, FOUND = "normalised", "seen", "found"


class Stage(GraphComponent):
    """A component that learns nothing; `read` works on one message that has text."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Stage:
        """Return the component with its settings."""
        return cls({**cls.get_default_config(), **config})

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that config.yml may leave out."""
        return {}

    def process(self, messages: list[Message]) -> list[Message]:
        """Work on each message."""
        for message in messages:
            if message.get(TEXT):
                self.read(message)
        return messages

    def read(self, message: Message) -> None:
        """Add what this stage finds to a message."""
        raise NotImplementedError
