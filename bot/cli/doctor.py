"""`handrail doctor`: what is set, what works, and how to repair what does not."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Iterator

from rich.console import Console

from bot.cli.channels import CHANNELS
from bot.cli.finding import Finding
from bot.cli.train import MODELS
from bot.content.load import load
from bot.errors import BotError, ContentError, ModelError, StateError
from bot.runtime import translating
from bot.settings import PROJECT, Settings
from bot.state import State
from bot.state.connect import connect
from bot.translate.services import Access
from bot.understanding import training


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="what is configured, what works, how to repair the rest")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print every finding; fail when one needs repair."""
    findings = list(examine(Settings.read()))
    console = Console(highlight=False)
    for finding in findings:
        mark = "[red]✗[/]" if finding.repair else "[green]✓[/]"
        console.print(f"{mark} {finding.what}: {finding.found}" + (f"\n  {finding.repair}" if finding.repair else ""))
    return 1 if any(finding.repair for finding in findings) else 0


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at each part."""
    yield Finding("data folder", str(settings.data))
    yield _secret(settings)
    for look in (_content, _redis, _model, *CHANNELS, _web, _translator):
        yield _looked(look, settings)


def _looked(look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return look(settings)
    except BotError as error:
        return Finding(look.__name__.strip("_"), "does not work", str(error))
    except OSError as error:
        return Finding(look.__name__.strip("_"), "does not work", f"{error.strerror or error}: {error.filename or ''}")


def _secret(settings: Settings) -> Finding:
    if settings.secret and len(settings.secret) < 32:
        return Finding("secret", "set, but short", "Set HANDRAIL_SECRET to at least 32 random characters.")
    where = "set" if settings.secret else "kept in the data folder, readable by its owner only"
    return Finding("secret", where)


def _content(settings: Settings) -> Finding:
    loaded = load(settings.content)
    languages = ", ".join(language.code for language in loaded.library.offered)
    if not languages:
        raise ContentError(f"No language in {settings.content} has all emergencies: run handrail check.")
    return Finding("content", f"{settings.content}: {languages}")


def _redis(settings: Settings) -> Finding:
    with connect(settings.redis_url, settings.data) as client:
        try:
            asyncio.run(_ping(State(client)))
        except StateError as error:
            raise StateError("Redis does not answer: is HANDRAIL_REDIS_URL right, and does the server run?") from error
    return Finding("redis", "answers" if settings.redis_url else "embedded, answers")


async def _ping(state: State) -> None:
    try:
        await state.ping()
    finally:
        await state.close()


def _model(settings: Settings) -> Finding:
    if model := training.current(settings.data / MODELS, training.fingerprint(PROJECT, settings.content)):
        return Finding("model", model.name)
    raise ModelError("There is no current model: run handrail train.")


def _web(settings: Settings) -> Finding:
    if not settings.serves_web:
        return Finding("web chat", "off; HANDRAIL_WEB=on turns it on")
    where = settings.public_url or f"http://{settings.host}:{settings.port}"
    if settings.web_origins and not where.startswith("https://"):
        return Finding("web chat", where, "Pages of partners can only show it over https: set HANDRAIL_PUBLIC_URL.")
    return Finding("web chat", f"{where}/chat")


def _translator(settings: Settings) -> Finding:
    if settings.translator is None:
        return Finding("translator", "not set; HANDRAIL_TRANSLATOR turns it on")
    access = asyncio.run(_translate_one_word(settings))
    return Finding("translator", f"{settings.translator} answers; words of people who agree go to {access.whom}")


async def _translate_one_word(settings: Settings) -> Access:
    async with translating(settings) as translator:
        assert translator is not None
        await translator.translate("water", "en", "fr")
        return translator.access
