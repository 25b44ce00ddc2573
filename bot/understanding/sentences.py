"""The training sentences of each language, as they stand in `intents/<language>/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

MARK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
BULLET = "- "


class Example(NamedTuple):
    """A sentence, with its marks of names as `[heroin](substance)`, and what it is an example of."""

    language: str
    intent: str
    sentence: str


def sentences(folder: Path) -> Iterator[Example]:
    """Yield the examples of every language below a folder."""
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        for file in sorted(language.glob("*.yml")):
            yield from _of_file(language.name, file)


def unmarked(sentence: str) -> str:
    """Return a sentence as somebody would write it."""
    return MARK.sub(r"\1", sentence)


def _of_file(language: str, file: Path) -> Iterator[Example]:
    content = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    for entry in content["nlu"]:
        lines = (line.strip() for line in entry["examples"].splitlines())
        yield from (Example(language, entry["intent"], line.removeprefix(BULLET)) for line in lines if line)
