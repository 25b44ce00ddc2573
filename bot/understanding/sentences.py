"""The training sentences of each language, as they stand in `intents/<language>/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

MARK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
BULLET = "- "


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield pairs of a language and a sentence with its marks, for every language below a folder."""
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        for file in sorted(language.glob("*.yml")):
            yield from ((language.name, sentence) for sentence in _of_file(file))


def unmarked(sentence: str) -> str:
    """Return a sentence as somebody would write it."""
    return MARK.sub(r"\1", sentence)


def _of_file(file: Path) -> Iterator[str]:
    content = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    for intent in content["nlu"]:
        yield from (line.removeprefix(BULLET).strip() for line in intent["examples"].splitlines() if line.strip())
