"""`handrail add-language`: write the files with which a translator begins."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from bot.content.checks.scripts import SCRIPTS
from bot.content.facts import ENGLISH
from bot.content.load import load
from bot.content.models import Direction, Language
from bot.content.skeleton import begin
from bot.errors import ContentError, SettingsError
from bot.settings import Settings

CODE = re.compile(r"[a-z]{2,3}")  # ISO 639-1, or 639-3 where there is none
SIGNS = re.compile(r"[^:#{}\[\],\"'\n]+")
RIGHT_TO_LEFT = ("Arabic",)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("add-language", help="write the files with which a new language begins")
    parser.add_argument("code", help="its code in ISO 639, as sv, or kmr where there is no short one")
    parser.add_argument("--name", default="", help="what its speakers call it, as Svenska")
    parser.add_argument("--english", default="", help="what it is called in English")
    parser.add_argument("--script", default="Latin", choices=sorted(SCRIPTS), help="how it is written")
    parser.add_argument("--content", type=Path, metavar="FOLDER", help="another content folder")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write the files and say what comes next."""
    folder = given.content or Settings.read().content
    loaded = load(folder)
    if loaded.problems:
        raise ContentError(f"Repair this first: {loaded.problems[0]}")
    known = loaded.library.languages.get(given.code)
    written = begin(folder, known or _new(given), known=known is not None)
    print(f"{len(written)} files in {folder / 'text' / given.code}: begin with emergency.yml.")
    print("What is missing: handrail check, handrail status. How to go on: docs/translating.md.")
    return 0


def _new(given: argparse.Namespace) -> Language:
    if not CODE.fullmatch(given.code):
        raise SettingsError(f"'{given.code}' is no code of a language: two or three small letters, as sv.")
    if not (SIGNS.fullmatch(given.name) and SIGNS.fullmatch(given.english)):
        raise SettingsError("Say what the language is called: --name Svenska --english Swedish.")
    direction: Direction = "rtl" if given.script in RIGHT_TO_LEFT else "ltr"
    return Language(given.code, given.name, given.english, direction, given.script, (given.code, ENGLISH))
