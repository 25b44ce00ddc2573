"""Train the model with `rasa train`, when something that it depends on has changed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.errors import ModelError

Progress = Callable[[str, float], None]

# What a model is made from. Texts are not: a corrected sentence needs no training.
PROJECT_PARTS = ("config.yml", "domain.yml", "intents", "bot/understanding", "bot/conversation/policy.py")
FACTS = ("places", "ambiguous_names", "latin_letters")
CONTENT_PARTS = ("taxonomy.yml", "languages.yml", *(f"facts/{name}.yml" for name in FACTS))
CONTENT_FILES = ("names.yml", "name_rules.yml", "concepts.yml")
SUFFIXES = (".yml", ".py")
PREFIX, PACKED = "handrail-", ".tar.gz"
KEPT = 2  # models: the new one, and the one before for who goes back
ERROR = re.compile(r"[\w.]*(Error|Exception|Killed)\b")

# What Rasa says while it trains, and how much of the time has passed then.
STAGES = (
    ("Starting Rasa", re.compile("."), 0.05),
    ("Reading sentences", re.compile("Finished training component 'Normaliser|Starting to train component"), 0.3),
    ("Learning topics", re.compile("Starting to train component 'TopicClassifier"), 0.4),
    ("Learning rules", re.compile("Starting to train component '.*Policy"), 0.9),
    ("Packing", re.compile("Finished training component '.*Policy"), 0.95),
)


def fingerprint(project: Path, content: Path) -> str:
    """Return 12 hex digits that change when a model would."""
    digest = hashlib.sha256()
    for root, path in sorted(_parts(project, content), key=lambda part: str(part[1].relative_to(part[0]))):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    # A language that has just become complete enough to be offered is learnt from its texts.
    digest.update(" ".join(sorted(path.parent.name for path in (content / "text").glob("*/emergency.yml"))).encode())
    return digest.hexdigest()[:12]


def current(folder: Path, wanted: str) -> Path | None:
    """Return the model with a fingerprint, if it was trained."""
    model = _model(folder, wanted)
    return model if model.exists() else None


def train(folder: Path, project: Path, wanted: str, progress: Progress) -> Path:
    """Train the project's model into a folder and return it; raise ModelError when Rasa cannot."""
    model = _model(folder, wanted)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as unfinished:
        lines = list(_follow(_command(Path(unfinished), model), project, progress))
        made = Path(unfinished) / model.name
        if not made.exists():
            raise ModelError(f"Training failed: {_cause(lines)}")
        made.replace(model)
    tidy(folder)
    return model


def stem(model: Path) -> str:
    """Return the name of a model without what says how it is packed."""
    return model.name.removesuffix(PACKED)


def tidy(folder: Path) -> None:
    """Remove models of long ago, and what was unpacked from them; who has one open keeps it."""
    models = sorted(folder.glob(f"*{PACKED}"), key=lambda model: -model.stat().st_mtime_ns)
    kept = {stem(model) for model in models[:KEPT]}
    for path in folder.iterdir():
        if path.name.startswith(PREFIX) and stem(path).split(".")[0] not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _cause(lines: list[str]) -> str:
    """Return the first error that Rasa told of; those behind it only say that it happened."""
    return next((line for line in lines if ERROR.match(line)), lines[-1] if lines else "Rasa said nothing.")


def _model(folder: Path, wanted: str) -> Path:
    return folder / f"{PREFIX}{wanted}{PACKED}"


def _parts(project: Path, content: Path) -> Iterator[tuple[Path, Path]]:
    for root, names in ((project, PROJECT_PARTS), (content, CONTENT_PARTS)):
        for name in names:
            yield from ((root, path) for path in _files(root / name))
    for name in CONTENT_FILES:
        yield from ((content, path) for path in (content / "text").glob(f"*/{name}"))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    yield from (inner for inner in path.rglob("*") if inner.suffix in SUFFIXES)


def _command(out: Path, model: Path) -> list[str]:
    places = ["--data", "intents", "--domain", "domain.yml", "--config", "config.yml", "--out", str(out)]
    return [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "rasa",
        "train",
        *places,
        "--fixed-model-name",
        stem(model),
        "--force",
        "--skip-validation",
    ]


def _follow(command: list[str], project: Path, progress: Progress) -> Iterator[str]:
    """Run Rasa, report how far it is, and yield its lines."""
    environ = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "LOG_LEVEL": "INFO"}
    running = subprocess.Popen(
        command, cwd=project, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    stages = list(STAGES)
    assert running.stdout is not None
    with running:
        for line in running.stdout:
            while stages and stages[0][1].search(line):
                name, _, part = stages.pop(0)
                progress(name, part)
            yield line.strip()
    progress("Trained", 1.0)
