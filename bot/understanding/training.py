"""Train the model, only when something that it is made of has changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.errors import ModelError
from bot.settings import PROJECT

Progress = Callable[[str, float], None]

PREFIX = "handrail-"
USUAL_SECONDS = 120.0
# What the model is made of, below the project and below the content.
MADE_OF = ("config.yml", "domain.yml", "intents/**/*.yml", "bot/understanding/**/*.py", "bot/conversation/policy.py")
NAMES = ("taxonomy.yml", "languages.yml", "facts/ambiguous_names.yml", "facts/places.yml")
LISTS = ("text/*/names*.yml", "text/*/name_rules.yml", "text/*/concepts.yml", "text/*/labels.yml")


def fingerprint(project: Path, content: Path) -> str:
    """Return what is the same as long as training again would change nothing."""
    digest = hashlib.sha256()
    for folder, patterns in ((project, MADE_OF), (content, NAMES + LISTS)):
        for path in _files(folder, patterns):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def current(folder: Path, fingerprint: str) -> Path | None:
    """Return the model of this fingerprint, or None."""
    model = folder / f"{PREFIX}{fingerprint}.tar.gz"
    return model if model.is_file() else None


def train(folder: Path, fingerprint: str, progress: Progress, project: Path = PROJECT) -> Path:
    """Train with `rasa train` in a process of its own and return the model; raise ModelError when it fails."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{PREFIX}{fingerprint}"
    command = [sys.executable, "-m", "rasa", "train", "--quiet", "--config", "config.yml", "--domain", "domain.yml"]
    command += ["--data", "intents", "--out", str(folder.resolve()), "--fixed-model-name", name]
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "LOG_LEVEL": "ERROR"}
    _run(command, environment, project, progress)
    model = current(folder, fingerprint)
    if model is None:
        raise ModelError("rasa train made no model: run 'rasa data validate --data intents' to see why.")
    progress("Trained", 1.0)
    return model


def _run(command: list[str], environment: dict[str, str], project: Path, progress: Progress) -> None:
    process = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    ended = threading.Event()
    ticking = threading.Thread(target=_tick, args=(ended, progress), daemon=True)
    ticking.start()
    code = process.wait()
    ended.set()
    ticking.join()
    if code:
        raise ModelError("rasa train failed: run 'rasa train --data intents' to see why.")


def _tick(ended: threading.Event, progress: Progress) -> None:
    """Report progress by the time that training usually takes, as Rasa reports none."""
    started = time.monotonic()
    while not ended.wait(0.5):
        progress("Training the model", min((time.monotonic() - started) / USUAL_SECONDS, 0.95))


def _files(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()})
