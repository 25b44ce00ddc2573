"""What the rules look at: files, answers and single texts, beside the English ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bot.content.facts import ENGLISH
from bot.content.files import Files
from bot.content.library import Library
from bot.content.load import Loaded
from bot.content.problems import Problem, Severity
from bot.content.texts import COLLECTED, answers_in
from bot.content.tree import Group, Text


@dataclass(frozen=True)
class TextFile:
    """A file of words; `stem` is its path without language and ending, `english` the same file in English."""

    language: str
    stem: str
    path: str
    root: Group
    english: Group

    @property
    def kind(self) -> str:
        """Return the folder of the file, or its name."""
        return self.stem.split("/")[0]

    @property
    def translated(self) -> bool:
        """Say whether there is an English text to compare with."""
        return self.language != ENGLISH

    def problem(self, line: int, message: str, severity: Severity = "error") -> Problem:
        """Return a problem in this file."""
        return Problem(self.path, line, message, severity)


@dataclass(frozen=True)
class Entry:
    """An answer in a file; `original` is the same answer in English, if there is one."""

    file: TextFile
    id: str
    name: str
    group: Group
    original: Group | None


class Words(NamedTuple):
    """One text of a file; `name` is its path inside, `original` the English text."""

    file: TextFile
    name: str
    text: str
    line: int
    original: str | None

    def problem(self, message: str, severity: Severity = "error") -> Problem:
        """Return a problem with this text."""
        return Problem(self.file.path, self.line, message, severity)


@dataclass(frozen=True)
class View:
    """All content on one day."""

    loaded: Loaded
    today: date

    @property
    def library(self) -> Library:
        """Return the library made of the files."""
        return self.loaded.library

    @property
    def files(self) -> Files:
        """Return the files themselves."""
        return self.loaded.files

    @cached_property
    def text_files(self) -> tuple[TextFile, ...]:
        """Return the files of words, without names and emergency words."""
        return tuple(file for file in self._text_files() if file.stem not in COLLECTED)

    @cached_property
    def collected(self) -> tuple[TextFile, ...]:
        """Return the files of how people say things: names, emergency words and the like."""
        return tuple(file for file in self._text_files() if file.stem in COLLECTED)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Return every text of every file of words."""
        return tuple(words for file in self.text_files for words in _words(file, file.root, file.english, ""))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return all answers of all files."""
        return tuple(entry for file in self.text_files for entry in _entries(file))

    @cached_property
    def english(self) -> Mapping[str, Entry]:
        """Return the English answers by id."""
        return {entry.id: entry for entry in self.entries if entry.file.language == ENGLISH}

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Return the languages that we know by name, more than those that the bot speaks."""
        named = self.files.root(f"text/{ENGLISH}/labels.yml").group("languages").entries
        return frozenset((*self.library.languages, *named))

    def fact(self, path: str) -> tuple[str, Group]:
        """Return a file of facts as it is shown, with its tree."""
        return self.files.shown(path), self.files.root(path)

    def _text_files(self) -> Iterator[TextFile]:
        for path, document in self.files.under("text"):
            language, _, rest = path[len("text/") :].partition("/")
            english = self.files.root(f"text/{ENGLISH}/{rest}")
            yield TextFile(language, rest[: -len(".yml")], document.path, document.root, english)


def _words(file: TextFile, group: Group, english: Group, prefix: str) -> Iterator[Words]:
    for name, node in group.entries.items():
        if isinstance(node, Text):
            original = english.entries.get(name)
            yield Words(
                file, prefix + name, node.value, node.line, original.value if isinstance(original, Text) else None
            )
        elif isinstance(node, Group):
            yield from _words(file, node, english.group(name), f"{prefix}{name}.")


def _entries(file: TextFile) -> Iterator[Entry]:
    originals = {key: group for key, _, group in answers_in(file.stem, file.english)}
    for key, name, group in answers_in(file.stem, file.root):
        yield Entry(file, key, name, group, originals.get(key))
