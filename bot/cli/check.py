"""handrail check: every problem of the content, with file, line and repair."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from bot.content.checks import check
from bot.content.load import load
from bot.content.problems import Problem
from bot.content.record import mark_compared, mark_reviewed, record
from bot.content.schemas import write_schemas
from bot.errors import BotError
from bot.settings import Settings


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("check", help="check content: every problem, with file, line and repair")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="how problems are shown")
    parser.add_argument("--content", type=Path, metavar="FOLDER", help="another content folder")
    parser.add_argument("--record", action="store_true", help="write what has changed into content/reviews/")
    parser.add_argument("--write-schemas", action="store_true", help="write the schemas that editors' programs use")
    parser.add_argument("--mark-reviewed", metavar="TOPIC", help="say that you have read this text (with --by)")
    parser.add_argument("--compared", metavar="TOPIC", help="say that a text still says what the changed English says")
    parser.add_argument("--by", metavar="INITIALS", help="who has read it")
    parser.add_argument("--language", default="en", help="the language of the text that was read")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, after writing what was asked for; return 1 when there are errors, 2 for wrong usage."""
    if arguments.mark_reviewed and not arguments.by:
        print("Say who has read it: --by INITIALS.", file=sys.stderr)
        return 2
    folder = arguments.content or Settings.read().content
    try:
        _write(arguments, folder)
        problems = check(folder, date.today())
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    _show(problems, arguments.format)
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _write(arguments: argparse.Namespace, folder: Path) -> None:
    if arguments.write_schemas:
        write_schemas(folder, load(folder).library.topics)
    if arguments.mark_reviewed:
        mark_reviewed(folder, arguments.mark_reviewed, language=arguments.language, by=arguments.by, today=date.today())
    if arguments.compared:
        mark_compared(folder, arguments.compared, language=arguments.language)
    if arguments.record:
        record(folder)


def _show(problems: Iterable[Problem], form: str) -> None:
    found = list(problems)
    if form == "json":
        print(json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=1))
        return
    for problem in found:
        print(_github(problem) if form == "github" else _line(problem))
    errors = sum(problem.severity == "error" for problem in found)
    print(f"{errors} errors, {len(found) - errors} warnings", file=sys.stderr)


def _line(problem: Problem) -> str:
    mark = "warning: " if problem.severity == "warning" else ""
    return f"{problem.path}:{problem.line}: {mark}{problem.message}"


def _github(problem: Problem) -> str:
    message = problem.message.replace("%", "%25")
    return f"::{problem.severity} file={problem.path},line={problem.line}::{message}"
