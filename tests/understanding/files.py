"""Read the names and rules of the content folder, and marked questions, for tests and benchmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.load import load
from bot.understanding.named import name_finder
from bot.understanding.names import NameFinder
from bot.understanding.vocabulary import common_words

CONTENT = Path(__file__).parents[2] / "content"
TRAINING = CONTENT.parent / "intents"
MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True)
class Marked:
    """A question, the names marked in it as (start, end, id), and its place in its list."""

    text: str
    marks: tuple[tuple[int, int, str], ...]
    place: int


def sentences(folder: Path, file: str = "*.yml") -> Iterator[str]:
    """Yield the training sentences of one language, with their marks."""
    for path in sorted(folder.glob(file)):
        for intent in _read(path)["nlu"]:
            yield from (line[2:] for line in intent["examples"].splitlines() if line.startswith("- "))


def finder(content: Path = CONTENT, training: Path = TRAINING) -> NameFinder:
    """Return a finder over everything in the content folder."""
    words = {folder.name: common_words(sentences(folder)) for folder in training.glob("*") if folder.is_dir()}
    return name_finder(load(content).library, words)


def questions(path: Path) -> Iterator[Marked]:
    """Yield the questions of a held-out file, without their marks."""
    for listed in _read(path).values():
        yield from (unmarked(text, place) for place, text in enumerate(listed))


def unmarked(text: str, place: int = 0) -> Marked:
    """Return a question without the marks, which are kept as spans."""
    plain, marks, last = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[last : mark.start()]
        marks.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain, last = plain + mark[1], mark.end()
    return Marked(plain + text[last:], tuple(marks), place)


def _read(path: Path) -> dict:  # type: ignore[type-arg]
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) or {} if path.exists() else {}
