"""handrail status: how far each language is."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.content.coverage import Coverage, coverage
from bot.errors import BotError
from bot.settings import Settings

COLUMNS = ("complete", "missing", "stale", "unreviewed", "overdue")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("status", help="what is missing, stale, unreviewed or overdue, per language")
    parser.add_argument("--content", type=Path, metavar="FOLDER", help="another content folder")
    parser.add_argument("--language", help="only this language")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the table."""
    try:
        rows = coverage(arguments.content or Settings.read().content, date.today())
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    chosen = [row for row in rows if arguments.language in (None, row.language)]
    if arguments.json:
        print(json.dumps([{**asdict(row), "missing": row.missing} for row in chosen], indent=1))
    else:
        Console().print(table(chosen))
    return 0


def table(rows: Iterable[Coverage]) -> Table:
    """Return the rows that have any text, as a table."""
    shown = Table("language", "topics", *COLUMNS)
    for row in rows:
        if row.complete:
            shown.add_row(row.language, row.group, *(str(getattr(row, column) or "") for column in COLUMNS))
    return shown
