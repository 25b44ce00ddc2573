"""Files of single strings have the same names as in English."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import TextFile, View
from bot.content.problems import Problem
from bot.content.tree import Group, Text

STRING_FILES = ("ui", "web", "mixes", "services")


def check(view: View) -> Iterator[Problem]:
    """Yield empty strings, and those that are only in English or only in a translation."""
    for words in view.words:
        if words.file.stem in (*STRING_FILES, "labels", "dispatcher", "desk") and not words.text:
            yield words.problem(f"'{words.name}' is empty: write it, or remove the line")
    for file in view.text_files:
        if file.stem in STRING_FILES and file.translated:
            yield from _compare(file, file.root, file.english, "")
        if file.stem == "mixes":
            yield from _parts(file)


def _compare(file: TextFile, own: Group, english: Group, prefix: str) -> Iterator[Problem]:
    for name, node in english.entries.items():
        if name not in own.entries and isinstance(node, Text) and not prefix.startswith("levels."):
            message = f"'{prefix}{name}' is missing. English: \"{node.value}\""
            yield file.problem(own.line, message, "warning")
        elif isinstance(node, Group) and name in own.entries:
            yield from _compare(file, own.group(name), node, f"{prefix}{name}.")
        elif isinstance(node, Group):
            yield file.problem(own.line, f"the group '{prefix}{name}' is missing: translate it", "warning")
    for name, node in own.entries.items():
        if name not in english.entries and not prefix.startswith("levels."):
            yield file.problem(node.line, f"'{prefix}{name}' is not in English: remove or rename it")


def _parts(file: TextFile) -> Iterator[Problem]:
    for name, node in file.root.entries.items():
        if name not in ("levels", "mechanisms"):
            yield file.problem(node.line, f"mixes have no '{name}': use levels, mechanisms")
