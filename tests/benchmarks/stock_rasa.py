"""Rasa as it comes: its default pipeline and policies, its server, its action server, on our training data."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx

from bot.settings import PROJECT

CONFIG = """
recipe: default.v1
assistant_id: stock
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - {name: CountVectorsFeaturizer, analyzer: char_wb, min_ngram: 1, max_ngram: 4}
  - {name: DIETClassifier, epochs: 1, constrain_similarities: true}
  - name: EntitySynonymMapper
  - {name: ResponseSelector, epochs: 1, constrain_similarities: true}
  - {name: FallbackClassifier, threshold: 0.3, ambiguity_threshold: 0.1}
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
  - {name: UnexpecTEDIntentPolicy, max_history: 5, epochs: 1}
  - {name: TEDPolicy, max_history: 5, epochs: 1, constrain_similarities: true}
"""
START_SECONDS = 180


@contextlib.asynccontextmanager
async def stock_rasa(folder: Path, one_in: int = 1) -> AsyncIterator[str]:
    """Train it in a folder, unless there is a model already, and run it; give the address of its REST channel.

    With one in ten sentences it learns in minutes; it knows fewer words then, which makes it faster.
    """
    actions, server = _free_port(), _free_port()
    _project(folder, actions, one_in)
    if not list((folder / "models").glob("*.tar.gz")):
        await asyncio.to_thread(_rasa(folder, "train", "--data", "intents").wait)
    running = [
        _rasa(folder, "run", "actions", "--port", str(actions)),
        _rasa(folder, "run", "--port", str(server), "--credentials", "credentials.yml"),
    ]
    try:
        address = f"http://127.0.0.1:{server}"
        await _until_it_answers(address)
        yield address
    finally:
        for process in running:
            process.terminate()
            process.wait()


def _project(folder: Path, port: int, one_in: int) -> None:
    for name in ("intents", "actions"):
        shutil.copytree(PROJECT / name, folder / name, dirs_exist_ok=True)
    for path in (folder / "intents").glob("*/*.yml"):
        _thin(path, one_in)
    shutil.copy(PROJECT / "domain.yml", folder)
    (folder / "config.yml").write_text(CONFIG, "utf-8")
    (folder / "credentials.yml").write_text("rest:\n", "utf-8")
    (folder / "endpoints.yml").write_text(f"action_endpoint:\n  url: http://127.0.0.1:{port}/webhook\n", "utf-8")


def _thin(path: Path, one_in: int) -> None:
    """Leave one in so many sentences of a file, the first of each intent among them."""
    count, kept = 0, []
    for line in path.read_text("utf-8").splitlines():
        sentence = line.startswith("      - ")
        count = count + 1 if sentence else 0
        if not sentence or count % one_in == 1 % one_in:
            kept.append(line)
    path.write_text("\n".join(kept) + "\n", "utf-8")


def _rasa(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environ = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-W", "ignore", "-m", "rasa", *arguments, "--quiet"]
    return subprocess.Popen(command, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


async def _until_it_answers(address: str) -> None:
    async with httpx.AsyncClient(timeout=30) as client:
        for _ in range(START_SECONDS):
            with contextlib.suppress(httpx.HTTPError):
                message = {"sender": "warm", "message": "what is ghb"}
                if (await client.post(f"{address}/webhooks/rest/webhook", json=message)).json():
                    return
            await asyncio.sleep(1)
    raise TimeoutError("stock Rasa did not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
