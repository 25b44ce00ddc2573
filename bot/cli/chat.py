"""`handrail chat`: a conversation in the terminal."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.channels.terminal import Terminal
from bot.cli.train import ensure
from bot.runtime import conversation
from bot.settings import Settings


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("chat", help="talk to the bot in the terminal")
    parser.add_argument("--lang", default="", help="the language to begin in, as en or fa")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Talk until the person leaves."""
    settings = Settings.read()
    model, _ = ensure(settings)
    asyncio.run(talk(settings, model, given.lang))
    return 0


async def talk(settings: Settings, model: Path, language: str) -> None:
    """Hold one conversation, which is forgotten at its end."""
    async with conversation(settings, model) as answers:
        await Terminal(answers.respond, answers.forget, language).talk()
