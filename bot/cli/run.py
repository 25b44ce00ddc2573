"""`handrail run`: train if needed, then start every channel that is configured."""

from __future__ import annotations

import argparse
import asyncio
import signal
from pathlib import Path

from rich.console import Console

from bot.channels.terminal import Terminal
from bot.cli.train import ensure
from bot.runtime import WEB, channels, conversation, serving
from bot.settings import Settings

NO_CHANNEL = "No channel is configured, so you can talk to Handrail here. /quit leaves."
HERE = "Handrail is here: [bold green link={address}]{address}[/]"
ON_TELEGRAM = (
    "Only this machine can see it. To put Handrail on Telegram: ask @BotFather for a token, then start again with "
    "HANDRAIL_TELEGRAM_TOKEN set. docs/webchat.md says how to put the page on the internet."
)
EVERY_HOST = ("0.0.0.0", "::", "127.0.0.1")  # noqa: S104  # these are compared, not listened on
STOP = "Ctrl+C stops it."


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
            _greet(settings, list(started))
            await _told_to_stop()


def _greet(settings: Settings, started: list[str]) -> None:
    """Say where Handrail is to be found, and to somebody new what comes next."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    others = [name for name in started if name != WEB]
    if WEB in started:
        console.print(HERE.format(address=_address(settings)))
    if others:
        console.print(f"Handrail answers on: {', '.join(others)}.", style="dim")
    elif settings.web is None:
        console.print(ON_TELEGRAM, style="dim")
    console.print(STOP, style="dim")


def _address(settings: Settings) -> str:
    """Return where the page is for whoever reads the terminal."""
    host = "localhost" if settings.host in EVERY_HOST else settings.host
    return (settings.public_url or f"http://{host}:{settings.port}") + "/chat"


async def _told_to_stop() -> None:
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    await told.wait()
