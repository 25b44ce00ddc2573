"""Give Rasa our training data: the sentences of `intents/<language>/`, read fast, with their language."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.sentences import sentences, unmarked

# What a training message tells besides its text and intent.
WRITTEN_IN, MARKED = "written_in", "marked"


class Sentence(Message):
    """A training message; Rasa hashes and copies all that the stages add to its own, for minutes."""

    def __deepcopy__(self, memo: object) -> Sentence:
        """Return the sentence itself: what the stages add to it is the same wherever it stands."""
        return self

    def __hash__(self) -> int:
        """Return a hash of the text and the intent, which tell one sentence from another."""
        return self._hash

    def fingerprint(self) -> str:
        """Return a hash of the text and the intent; the stages' own addition says what else matters."""
        return self._mark

    @cached_property
    def _mark(self) -> str:
        said = f"{self.get(INTENT)}\0{self.get(TEXT)}"
        return hashlib.sha1(said.encode(), usedforsecurity=False).hexdigest()

    @cached_property
    def _hash(self) -> int:
        return hash(self._mark)


class SentencesImporter(RasaFileImporter):
    """Rasa's importer, which parses every file three times with a slow parser, for rules and domain only."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        given = [training_data_paths] if isinstance(training_data_paths, str) else training_data_paths or []
        self._folders = [path for path in map(Path, given) if path.is_dir()]
        rules = [str(path) for folder in self._folders for path in folder.glob("*.yml")]
        super().__init__(config_file, domain_path, rules)

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:  # noqa: ARG002  # Rasa asks for one language
        """Return all sentences, each with the language it is written in and its marks."""
        return TrainingData(self._messages)

    @cached_property
    def _messages(self) -> list[Sentence]:
        found = (sentence for folder in self._folders for sentence in sentences(folder))
        return [_message(*sentence) for sentence in found]


def _message(language: str, intent: str, marked: str) -> Sentence:
    return Sentence({TEXT: unmarked(marked), INTENT: intent, WRITTEN_IN: language, MARKED: marked})
