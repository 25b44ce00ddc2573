"""A translated answer has the points of the English one."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import Entry, View
from bot.content.problems import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield points that a translation lacks or that English does not have."""
    for entry in view.entries:
        if not entry.file.translated:
            continue
        if entry.original is None:
            yield entry.file.problem(entry.group.line, f"'{entry.name}' has no English answer: write that first")
            continue
        for part in ("points", "never"):
            yield from _compare(entry, part)


def _compare(entry: Entry, part: str) -> Iterator[Problem]:
    original = entry.original.group(part) if entry.original else entry.group
    own = entry.group.group(part)
    line = entry.group.line_of(part)
    for name in original.entries:
        if name not in own.entries:
            text = original.text(name)
            yield entry.file.problem(line, f"'{entry.name}.{part}.{name}' is missing. English: \"{text}\"")
    for name, node in own.entries.items():
        if name not in original.entries:
            yield entry.file.problem(node.line, f"'{entry.name}.{part}.{name}' is not in English: remove or rename it")
