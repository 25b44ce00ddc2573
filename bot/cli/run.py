"""`handrail run`: train if needed, then start every channel that is configured."""

from __future__ import annotations

import argparse
import asyncio
import signal
from pathlib import Path

from rich.console import Console

from bot.channels.terminal import Terminal
from bot.cli.train import ensure
from bot.runtime import channels, conversation, serving
from bot.settings import Settings

NO_CHANNEL = (
    "No channel is configured, so you can talk to Handrail here. To put it on Telegram: ask @BotFather for a token, "
    "then start again with HANDRAIL_TELEGRAM_TOKEN set. /quit leaves."
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "run", help="train if needed, then start every channel that is configured (the default)"
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Serve until it is told to stop."""
    settings = Settings.read()
    model = ensure(settings)[0]
    asyncio.run(serve(settings, model))
    return 0


async def serve(settings: Settings, model: Path) -> None:
    """Answer on all channels; in the terminal when there is none."""
    async with conversation(settings, model) as talk:
        started = channels(settings, talk)
        if not started:
            Console(stderr=True).print(NO_CHANNEL, style="dim")
            await Terminal(talk.respond, talk.forget).talk()
            return
        async with serving(settings, talk, started):
            Console(stderr=True).print(f"Handrail answers on: {', '.join(started)}. Ctrl+C stops it.", style="dim")
            await _told_to_stop()


async def _told_to_stop() -> None:
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    await told.wait()
