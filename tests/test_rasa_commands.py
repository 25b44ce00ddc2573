"""The repository stays a Rasa project: Rasa's own commands work on it (`rasa train` makes the model of all tests)."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

from bot.settings import PROJECT

NLU = """version: "3.1"
nlu:
  - intent: substance_about
    examples: |
      - what does heroin do
      - how long does ketamine last
  - intent: chat_thanks
    examples: |
      - thank you so much
      - thanks
"""  # two intents: of one alone Rasa makes no report


def rasa(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", "rasa", *arguments]


def environ() -> dict[str, str]:
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}


def test_rasa_data_validate_finds_no_mistake() -> None:
    command = rasa("data", "validate", "--data", "intents")
    done = subprocess.run(command, cwd=PROJECT, env=environ(), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def test_rasa_test_nlu_measures_the_model(model: Path, tmp_path: Path) -> None:
    (tmp_path / "nlu.yml").write_text(NLU, encoding="utf-8")
    out = tmp_path / "results"
    command = rasa(
        "test", "nlu", "--nlu", str(tmp_path / "nlu.yml"), "--model", str(model), "--out", str(out), "--no-plot"
    )
    done = subprocess.run(command, cwd=PROJECT, env=environ(), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads((out / "intent_report.json").read_text("utf-8"))["accuracy"] == 1.0


def test_rasa_run_actions_says_the_same_answers_over_http(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call = {
        "next_action": "action_answer",
        "sender_id": "test",
        "tracker": {
            "sender_id": "test",
            "slots": {},
            "latest_message": {
                "intent": {"name": "substance_about"},
                "entities": [{"entity": "substance", "value": "ghb"}],
            },
        },
        "domain": {},
    }
    with open(tmp_path / "log", "wb") as log:
        server = subprocess.Popen(
            rasa("run", "actions", "--port", str(port)), cwd=PROJECT, env=environ(), stdout=log, stderr=log
        )
    try:
        answer = _post(f"http://127.0.0.1:{port}/webhook", call)
    finally:
        server.terminate()
        server.wait(30)
    assert answer["responses"][0]["text"].startswith("What GHB does")


def _post(address: str, call: Mapping[str, object]) -> dict[str, list[dict[str, str]]]:
    end = time.monotonic() + 90
    while True:
        try:
            return dict(httpx.post(address, json=call, timeout=10).raise_for_status().json())
        except httpx.TransportError:
            assert time.monotonic() < end, "the action server did not start"
            time.sleep(0.5)
