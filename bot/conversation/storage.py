"""Read a trained model for serving only."""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import Any

import rasa.shared.utils.io
from rasa.engine.storage.local_model_storage import MODEL_ARCHIVE_METADATA_FILE, LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata


class ServingStorage(LocalModelStorage):
    """Rasa's storage; it leaves out the training graph, whose components would load TensorFlow."""

    @staticmethod
    def _extract_archive_to_directory(model_archive_path: str | Path, temporary_directory: Path) -> None:
        """Unpack in one pass; Rasa reads it all once more before, to see that it is no trap, which `data` refuses."""
        with tarfile.open(model_archive_path, "r:gz") as packed:
            packed.extractall(temporary_directory, filter="data")

    @staticmethod
    def _load_metadata(directory: Path) -> ModelMetadata:
        stored: dict[str, Any] = rasa.shared.utils.io.read_json_file(directory / MODEL_ARCHIVE_METADATA_FILE)
        return ModelMetadata.from_dict({**stored, "train_schema": {"nodes": {}}})
