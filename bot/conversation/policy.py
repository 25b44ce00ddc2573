"""A Rasa policy that learns one action for each intent from the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import rasa.shared.utils.io
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

FILE = "actions.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class OneActionPolicy(Policy):
    """After a message the action of its intent, then listen: what a message means depends on slots, not on history."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        actions: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context)
        self._actions = dict(actions or {})

    @staticmethod
    def supported_data() -> SupportedData:
        """Return that this policy learns from rules."""
        return SupportedData.RULE_DATA

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings of a policy in config.yml."""
        return {"priority": 6}

    def _create_featurizer(self) -> None:
        return None

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learn which action follows which intent."""
        for tracker in training_trackers:
            self._actions.update(_pair(tracker))
        with self._model_storage.write_to(self._resource) as folder:
            rasa.shared.utils.io.dump_obj_as_json_to_file(folder / FILE, self._actions)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> OneActionPolicy:
        """Read a trained policy."""
        with model_storage.read_from(resource) as folder:
            actions = rasa.shared.utils.io.read_json_file(folder / FILE)
        return cls(config, model_storage, resource, execution_context, actions)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Return certainty for one action."""
        action = ACTION_LISTEN_NAME
        if tracker.latest_action_name == ACTION_LISTEN_NAME and tracker.latest_message:
            action = self._actions.get(str(tracker.latest_message.intent.get("name")), ACTION_LISTEN_NAME)
        probabilities = [0.0] * domain.num_actions
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)


def _pair(tracker: TrackerWithCachedStates) -> dict[str, str]:
    intent, pairs = None, {}
    for event in tracker.events:
        if isinstance(event, UserUttered):
            intent = event.intent_name
        elif isinstance(event, ActionExecuted) and intent and event.action_name != ACTION_LISTEN_NAME:
            pairs[intent], intent = str(event.action_name), None
    return pairs
