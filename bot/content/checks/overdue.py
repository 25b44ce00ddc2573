"""Facts are checked again when their time has come."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.evidence import evidence_in
from bot.content.facts import day
from bot.content.problems import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield answers past their date."""
    for path, topic, entry in evidence_in(view.files):
        again = day(entry.text("check_again"))
        if again and again < view.today:
            message = f"'{topic}' was to be checked by {again}: check its facts, then write new dates"
            yield Problem(path, entry.line_of("check_again"), message, "warning")
        checked = day(entry.text("checked"))
        if checked and checked > view.today:
            yield Problem(path, entry.line_of("checked"), f"'{topic}' was checked in the future: {checked}")
