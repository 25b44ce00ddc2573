"""handrail status: how far each language is."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.cli.status_page import page
from bot.content.coverage import Coverage, Report, report
from bot.content.reading import WANTED
from bot.errors import BotError
from bot.settings import Settings

COLUMNS = ("complete", "missing", "stale", "unreviewed", "overdue")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("status", help="what is missing, stale, unreviewed or overdue, per language")
    parser.add_argument("--content", type=Path, metavar="FOLDER", help="another content folder")
    parser.add_argument("--language", help="only this language")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with a map of all answers in colour")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the state of the content, or write it into a page."""
    today = date.today()
    try:
        found = report(arguments.content or Settings.read().content, today)
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    shown = found.of(arguments.language) if arguments.language else found
    if arguments.html:
        arguments.html.write_text(page(shown, today), encoding="utf-8")
        print(f"Open {arguments.html} in a browser.")
    elif arguments.json:
        print(json.dumps([{**asdict(row), "missing": row.missing} for row in shown.rows], indent=1))
    else:
        _print(shown)
    return 0


def _print(shown: Report) -> None:
    console = Console()
    console.print(table(shown.rows))
    if shown.hard:
        console.print(hard_to_read(shown.hard))


def table(rows: Iterable[Coverage]) -> Table:
    """Return the rows that have any text, as a table."""
    made = Table("language", "topics", *COLUMNS)
    for row in rows:
        if row.complete:
            made.add_row(row.language, row.group, *(str(getattr(row, column) or "") for column in COLUMNS))
    return made


def hard_to_read(hard: Mapping[str, float]) -> Table:
    """Return the English answers that need more than the wanted years of school."""
    made = Table("English answer", "school year", title=f"Harder to read than school year {WANTED:.0f}")
    for topic, grade in hard.items():
        made.add_row(topic, f"{grade:.1f}")
    return made
