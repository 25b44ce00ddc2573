"""Stage two: the language of a message."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content import live
from bot.understanding.components.stage import FOREIGN, QUESTIONS, SCORES, WHOLE, LearningStage
from bot.understanding.importer import WRITTEN_IN
from bot.understanding.language import ANSWERED_AS, LanguageModel
from bot.understanding.language_choice import likely
from bot.understanding.language_texts import retyped, written

LANGUAGE, FILE, TRAINED = "language", "languages.npz", "trained.json"
Type = DefaultV1Recipe.ComponentType


@DefaultV1Recipe.register([Type.MESSAGE_FEATURIZER], is_trainable=True)
class LanguageFinder(LearningStage):
    """Sets `language` to the likeliest code; `LanguageChooser` decides in which language to answer."""

    _model: LanguageModel
    _trained: frozenset[str]

    def train(self, training_data: TrainingData) -> Resource:
        """Learn languages from the folders in which sentences stand, and from the texts of the content."""
        known = [example for example in training_data.training_examples if example.get(WRITTEN_IN)]
        asked = [(str(example.get(WRITTEN_IN)), str(example.get(TEXT))) for example in known]
        self._model = LanguageModel.train([*asked, *retyped(asked), *written(live.library())])
        self._trained = trained_in(code for code, _ in asked)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / FILE)
            (folder / TRAINED).write_text(json.dumps(sorted(self._trained)), "utf-8")
        return self._resource

    def recall(self, folder: Path) -> None:
        """Read the languages that were learnt."""
        self._model = LanguageModel.load(folder / FILE)
        self._trained = frozenset(json.loads((folder / TRAINED).read_text("utf-8")))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Give each example the language it is written in, which its folder tells."""
        for example in training_data.training_examples:
            example.set(LANGUAGE, {"code": example.get(WRITTEN_IN) or ""})
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Work on each message; the chooser asks the model again, when the names are known."""
        for message in messages:
            message.set(SCORES, self._model.scores)
            message.set(FOREIGN, self._model.is_foreign)
            message.set(QUESTIONS, self._trained)
        return super().process(messages)

    def read(self, message: Message) -> None:
        """Find the language of one message."""
        scores = self._model.scores(message.get(TEXT))
        message.set(WHOLE, scores)
        known: dict[str, Any] = message.get("metadata") or {}
        expected = live.library().known_as(str(known.get("chosen") or known.get("hint") or ""))
        message.set(LANGUAGE, {"code": likely(scores, expected)}, add_to_output=True)


def trained_in(codes: Iterable[str]) -> frozenset[str]:
    """Return the languages in which questions were learnt, with their variants."""
    known = frozenset(codes)
    return known | {variant for variant, base in ANSWERED_AS.items() if base in known}
