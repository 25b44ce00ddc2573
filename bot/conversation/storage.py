"""Read a trained model for serving only."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import rasa.shared.utils.io
from rasa.engine.storage.local_model_storage import (
    MODEL_ARCHIVE_COMPONENTS_DIR,
    MODEL_ARCHIVE_METADATA_FILE,
    LocalModelStorage,
)
from rasa.engine.storage.storage import ModelMetadata

from bot.understanding.training import stem


class ServingStorage(LocalModelStorage):
    """Rasa's storage; it leaves out the training graph, whose components would load TensorFlow."""

    @classmethod
    def from_model_archive(
        cls, storage_path: Path, model_archive_path: str | Path
    ) -> tuple[LocalModelStorage, ModelMetadata]:
        """Return the storage and what is known of the model; it is unpacked once, and not at every start."""
        try:
            folder = cls._unpacked(Path(model_archive_path))
            return cls(folder / MODEL_ARCHIVE_COMPONENTS_DIR), cls._load_metadata(folder)
        except OSError:  # where nobody may write, or the disk is full
            temporary: tuple[LocalModelStorage, ModelMetadata] = super().from_model_archive(
                storage_path, model_archive_path
            )
            return temporary

    @classmethod
    def _unpacked(cls, archive: Path) -> Path:
        """Return the folder beside an archive with what is in it."""
        folder = archive.with_name(f"{stem(archive)}.{archive.stat().st_mtime_ns}")
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=archive.parent) as unfinished:
                cls._extract_archive_to_directory(archive, Path(unfinished) / folder.name)
                for old in archive.parent.glob(f"{stem(archive)}.[0-9]*"):
                    shutil.rmtree(old)
                (Path(unfinished) / folder.name).rename(folder)
        return folder

    @staticmethod
    def _extract_archive_to_directory(model_archive_path: str | Path, temporary_directory: Path) -> None:
        """Unpack in one pass; Rasa reads it all once more before, to see that it is no trap, which `data` refuses."""
        with tarfile.open(model_archive_path, "r:gz") as packed:
            packed.extractall(temporary_directory, filter="data")

    @staticmethod
    def _load_metadata(directory: Path) -> ModelMetadata:
        stored: dict[str, Any] = rasa.shared.utils.io.read_json_file(directory / MODEL_ARCHIVE_METADATA_FILE)
        return ModelMetadata.from_dict({**stored, "train_schema": {"nodes": {}}})
