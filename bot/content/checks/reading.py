"""English answers can be read after eight years of school."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import reading
from bot.content.checks.view import View
from bot.content.facts import ENGLISH
from bot.content.problems import Problem
from bot.content.texts import wording_of


def check(view: View) -> Iterator[Problem]:
    """Yield the English answers that are too hard to read."""
    for entry in view.entries:
        if entry.file.language != ENGLISH:
            continue
        needed = reading.grade(wording_of(entry.group))
        if needed > reading.MOST:
            message = f"'{entry.name}' reads like school year {needed:.0f}: shorter words and sentences, try 6"
            yield entry.file.problem(entry.group.line, message)
