"""`handrail train`: train the model, when something changed."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.content.load import require
from bot.settings import PROJECT, Settings
from bot.understanding import training

MODELS = "models"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("train", help="train the model; does nothing when nothing changed")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Train if needed and say which model is current."""
    model, new = ensure(Settings.read())
    print(f"{'Trained' if new else 'Nothing changed; current is'} {model.name}")
    return 0


def ensure(settings: Settings) -> tuple[Path, bool]:
    """Return the current model and whether it was trained just now; raise BotError when it cannot be."""
    require(settings.content)
    folder = settings.data / MODELS
    fingerprint = training.fingerprint(PROJECT, settings.content)
    if model := training.current(folder, fingerprint):
        return model, False
    console = Console(stderr=True)
    bar = Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console)
    with bar:
        task = bar.add_task("Training the model (once, a few minutes)", total=1.0)
        model = training.train(
            folder, PROJECT, fingerprint, lambda what, part: bar.update(task, description=what, completed=part)
        )
    return model, True
