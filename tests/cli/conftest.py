"""The real program in its own process, against real servers on loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.cli.train import MODELS
from bot.settings import PROJECT

Handrail = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def data(model: Path, tmp_path: Path) -> Path:
    """A data folder with the trained model in it."""
    folder = tmp_path / "data"
    (folder / MODELS).mkdir(parents=True)
    shutil.copy(model, folder / MODELS)
    return folder


@pytest.fixture
def environ(data: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HANDRAIL_")}
    return {**clean, "HANDRAIL_DATA": str(data), "PYTHONWARNINGS": "ignore", "COLUMNS": "100"}


@pytest.fixture
def handrail(environ: dict[str, str]) -> Handrail:
    """A function that runs a command to its end."""

    def run(*arguments: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", *arguments]
        given = {**environ, **settings}
        return subprocess.run(
            command, cwd=PROJECT, env=given, input=stdin, capture_output=True, text=True, timeout=120, check=False
        )

    return run


@pytest.fixture
def start(environ: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """A function that starts the bot; what still runs at the end is ended by its id."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(**settings: str) -> subprocess.Popen[bytes]:
        log = open(tmp_path / "log", "ab")  # noqa: SIM115  # the process writes to it as long as it lives
        command = [sys.executable, "-m", "bot", "-v", "run"]
        process = subprocess.Popen(command, cwd=PROJECT, env={**environ, **settings}, stdout=log, stderr=log)
        log.close()
        running.append(process)
        return process

    yield begin
    for process in running:
        process.terminate()
        process.wait(30)
