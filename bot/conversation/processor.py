"""Rasa's message processor, cut to one turn in one process."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import rasa_sdk
from rasa.core.actions.action import Action
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine import loader
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation.local_action import LocalAction
from bot.conversation.runner import OrderedRunner
from bot.conversation.storage import ServingStorage
from bot.conversation.tracker_store import SlimTrackerStore
from bot.state import Held


class Processor(MessageProcessor):
    """Understands in this process, runs actions in this process, keeps slots only."""

    def __init__(self, model: Path, actions: Iterable[rasa_sdk.Action], trackers: SlimTrackerStore) -> None:
        self._local = {str(action.name()): LocalAction(action) for action in actions}
        super().__init__(
            model,
            tracker_store=trackers,
            lock_store=InMemoryLockStore(),  # never asked: bot.state holds the turns
            generator=_NoTemplates(),
        )
        self._trackers = trackers
        trackers.domain = self.domain
        self._nobody = DialogueStateTracker.from_events("nobody", [])

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Rasa's advice for people who move from Rasa 2
            metadata, runner = loader.load_predict_graph_runner(
                Path(folder), Path(model_path), ServingStorage, OrderedRunner
            )
        return Path(model_path).name, metadata, runner

    def understand(self, text: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
        """Return what Rasa's pipeline finds in a text."""
        message = UserMessage(text, metadata=dict(metadata))
        return dict(self._parse_message_with_graph(message, self._nobody))

    async def talk(self, person: str, held: Held, said: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what the chosen action says to something understood; the words themselves stay outside."""
        self._trackers.hold(person, held)
        try:
            return await self._talk(person, said)
        finally:
            self._trackers.release(person)

    async def _talk(self, person: str, said: dict[str, Any]) -> list[dict[str, Any]]:
        channel = CollectingOutputChannel()
        message = UserMessage("", channel, person, parse_data=said)
        tracker = await self.tracker_store.retrieve(person)
        assert tracker is not None
        await self._handle_message_with_tracker(message, tracker)
        await self._run_prediction_loop(channel, tracker)
        await self.save_tracker(tracker)
        return list(channel.messages)

    def _get_action(self, action_name: str) -> Action | None:
        return self._local.get(action_name) or super()._get_action(action_name)

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        """Return the next action, ours before Rasa's."""
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return self._local.get(action.name(), action), prediction

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        # Rasa's own catches every failure of an action and says nothing; ours reach the fallback.
        tracker.update_with_events(await action.run(output_channel, nlg, tracker, self.domain), self.domain)
        return tracker.followup_action is not None  # else the bot listens, and that no policy needs to say

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Do nothing: a test compares the domain with the taxonomy, once, and not at every message."""


class _NoTemplates(NaturalLanguageGenerator):
    """Our words come from content, never from Rasa's templates."""

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        return None
