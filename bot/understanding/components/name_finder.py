"""Stage three: the names of substances and places in a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.alignment import written
from bot.understanding.components.language_finder import LANGUAGE
from bot.understanding.components.stage import NORMALISED, SEEN, LearningStage
from bot.understanding.fresh import Fresh
from bot.understanding.importer import MARKED, WRITTEN_IN
from bot.understanding.named import name_finder
from bot.understanding.names import Found
from bot.understanding.names import NameFinder as Names
from bot.understanding.seen import seen
from bot.understanding.vocabulary import Vocabulary, common_words

FILE = "words.npz"
Words = Mapping[str, Vocabulary]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class NameFinder(LearningStage):
    """Sets `entities`, each with all ids that its name may stand for; learns which words are everyday words."""

    _finder: Fresh[Names]

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words that nobody meant as a misspelled name."""
        by_language = defaultdict(list)
        for example in training_data.training_examples:
            if code := example.get(WRITTEN_IN):
                by_language[code].append(example.get(MARKED))
        words = {code: common_words(found) for code, found in by_language.items()}
        self._prepare(words)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, **{code: known.hashes for code, known in words.items()})
        return self._resource

    def recall(self, folder: Path) -> None:
        """Read the everyday words that were learnt."""
        with np.load(folder / FILE, allow_pickle=False) as words:
            self._prepare({code: Vocabulary(words[code]) for code in words.files})

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Find the names in all examples, in which mostly the same words stand."""
        finder = self._finder.get().remembering()
        for example in training_data.training_examples:
            if example.get(TEXT):
                self._read(example, finder)
        return training_data

    def read(self, message: Message) -> None:
        """Find the names in one message."""
        self._read(message, self._finder.get())

    def _read(self, message: Message, finder: Names) -> None:
        text = message.get(NORMALISED)
        code = message.get(LANGUAGE)["code"]
        # A single word, above all a name, does not tell its language.
        found = finder.find(text, code) if " " in text else finder.find(text, expected=code)
        message.set(ENTITIES, [_entity(message.get(TEXT), text, name) for name in found], add_to_output=True)
        message.set(SEEN, seen(text, found, code))

    def _prepare(self, words: Words) -> None:
        self._finder = Fresh(lambda library: name_finder(library, words))


def _entity(text: str, normalised: str, name: Found) -> dict[str, Any]:
    start, end = written(text, normalised, name.start, name.end)
    return {
        "entity": name.kind,
        "value": name.values[0],
        "values": list(name.values),
        "surface": name.surface,
        "start": start,
        "end": end,
        "confidence_entity": 1.0,
        "extractor": "NameFinder",
    }
