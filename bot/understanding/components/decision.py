"""Stage six: answer, offer choices, or say that we did not understand."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.components.emergency_finder import EMERGENCY
from bot.understanding.components.stage import Stage
from bot.understanding.judgement import outcome

OUTCOME, FALLBACK = "outcome", "nlu_fallback"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class Decision(Stage):
    """Sets `outcome` and the intent that the policy acts on."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return from which confidence on the best topic is answered, and from which on choices are offered."""
        return {"answer": 0.45, "choose": 0.1}

    def read(self, message: Message) -> None:
        """Decide about one message."""
        best: dict[str, Any] = message.get(INTENT)
        if emergency := message.get(EMERGENCY):
            intent = emergency["topic"].replace(".", "_")
            self._set(message, "answer", {"name": intent, "confidence": best["confidence"]})
            return
        decided = outcome(best["confidence"], float(self._config["answer"]), float(self._config["choose"]))
        self._set(message, decided, best if decided == "answer" else {**best, "name": FALLBACK})

    def _set(self, message: Message, decided: str, intent: dict[str, Any]) -> None:
        message.set(OUTCOME, decided, add_to_output=True)
        message.set(INTENT, intent, add_to_output=True)
