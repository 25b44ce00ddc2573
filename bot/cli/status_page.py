"""The map of all answers in all languages, as one page that needs nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.content.coverage import Mark, Report
from bot.content.reading import WANTED

TEMPLATE = Path(__file__).with_name("status.html")
MEANINGS = {
    "reviewed": "reviewed by a person",
    "draft": "written, no professional has checked it",
    "machine": "translated by a machine",
    "stale": "the English text has changed since",
    "overdue": "its facts are due for a new check",
    "missing": "not written",
}


def page(report: Report, today: date) -> str:
    """Return the page in HTML."""
    kinds = {key: _kind(mark) for key, mark in report.cells.items()}
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE.parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template(TEMPLATE.name).render(
        report=report, kinds=kinds, meanings=MEANINGS, today=today.isoformat(), wanted=WANTED
    )


def _kind(mark: Mark) -> str:
    """Return the one thing about an answer that somebody has to know first."""
    if mark.overdue:
        return "overdue"
    return "stale" if mark.stale else mark.state
