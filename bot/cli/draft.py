"""`handrail draft`: let a machine draft the texts that a language lacks, for somebody to review."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.content.drafts import Gap, gaps, too_long, write
from bot.content.facts import ENGLISH
from bot.content.load import Loaded, load
from bot.content.missing import best
from bot.content.record import mark_machine
from bot.errors import BotError, ContentError, SettingsError, TranslatorError
from bot.runtime import translating
from bot.settings import Settings
from bot.translate.answers import AnswerTranslator

SECONDS = 60.0  # nobody waits at the other end
ENOUGH = 3  # failures in a row


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("draft", help="let a machine draft missing texts of a language, to be reviewed")
    parser.add_argument("--language", required=True, help="the language to write, as so or ro")
    parser.add_argument("--topic", default="", help="only ids that begin like this, as health or substance.ghb")
    parser.add_argument("--content", type=Path, metavar="FOLDER", help="another content folder")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Draft and say what was written; return 1 when something is left."""
    settings = Settings.read()
    if settings.translator is None:
        raise SettingsError("There is no translator: set HANDRAIL_TRANSLATOR, see docs/operating.md.")
    folder = given.content or settings.content
    loaded = load(folder)
    if loaded.problems:
        raise ContentError(f"Repair this first: {loaded.problems[0]}")
    if given.language == ENGLISH or given.language not in loaded.library.languages:
        raise ContentError(f"'{given.language}' is no language to draft: add it to content/languages.yml.")
    wanted = [gap for gap in gaps(loaded, given.language) if gap.key.startswith(given.topic)]
    written = asyncio.run(_draft(settings, folder, loaded, given.language, wanted))
    print(f"{written} of {len(wanted)} drafted. Read them, then: handrail check --mark-reviewed")
    return 0 if written == len(wanted) else 1


async def _draft(settings: Settings, folder: Path, loaded: Loaded, language: str, wanted: list[Gap]) -> int:
    done: list[str] = []
    failed = 0
    async with translating(settings, SECONDS) as translator:
        assert translator is not None
        answers = AnswerTranslator(translator, Shelf(), SECONDS)
        for gap in wanted:
            try:
                await _one(answers, folder, loaded, language, gap)
                failed = 0
                done.append(gap.key)
            except BotError as error:
                print(f"{gap.key}: {error}", file=sys.stderr)
                failed += isinstance(error, TranslatorError)
            if failed >= ENOUGH:
                break
    if done:
        mark_machine(folder, done, language=language)
    return len(done)


async def _one(answers: AnswerTranslator, folder: Path, loaded: Loaded, language: str, gap: Gap) -> None:
    source = best(loaded.library, gap.key)
    if source is None:
        raise ContentError("No person has written it yet, in any language.")
    drafted = (await answers.translate({gap.key: source}, loaded.library, language))[gap.key]
    if wrong := too_long(drafted):
        raise ContentError(f"The draft is too long, {wrong}: write it yourself.")
    write(folder, language, gap, drafted)


class Shelf:
    """Keeps translations while the command runs."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    async def translations(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Return what is kept under these keys."""
        return {key: self._kept[key] for key in keys if key in self._kept}

    async def keep_translation(self, key: str, text: str) -> None:
        """Keep one."""
        self._kept[key] = text
