"""A small content folder of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.content import live
from bot.content.library import Library
from bot.content.load import load

SAMPLE = Path(__file__).parent / "sample"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the sample content."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


@pytest.fixture
def followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the process use the folder, and look at once whether it changed."""
    monkeypatch.setattr(live, "SECONDS_BETWEEN_LOOKS", 0)
    live.use(folder)
    yield
    live.use(None)


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Return what replaces words in a file of the folder."""

    def replace(path: str, old: str, new: str) -> None:
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the library of the sample."""
    return load(SAMPLE).library
