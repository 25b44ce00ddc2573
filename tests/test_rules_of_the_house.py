"""Rules that no linter knows: who may import whom, where words for people live, what stays in step."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.settings import PROJECT

SPEAKING = ("actions", "bot/replies", "bot/conversation")  # channels tell operators about tokens and addresses
LOGS = ("debug", "info", "warning", "error", "exception")


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_content_has_no_errors() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", SPEAKING)
def test_no_word_for_people_is_in_python(folder: str) -> None:
    found = [f"{path.name}: {text}" for path in (PROJECT / folder).rglob("*.py") for text in sentences(path)]
    assert found == []


def sentences(path: Path) -> Iterator[str]:
    """Yield string literals that look like something to read, outside docstrings, logs and errors."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(inner) for node in ast.walk(tree) if _is_silent(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if id(node) not in silent and re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}", text):
            yield text


def _is_silent(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # a docstring
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in LOGS


def test_the_domain_has_exactly_the_intents_of_the_taxonomy() -> None:
    from bot.content.load import load

    domain = yaml.safe_load((PROJECT / "domain.yml").read_text("utf-8"))
    topics = load(PROJECT / "content").library.topics.intents
    assert sorted(domain["intents"]) == sorted([*topics, "more", "again", "nlu_fallback"])


def test_every_intent_has_a_rule_and_every_rule_an_action_that_exists() -> None:
    import actions

    domain = yaml.safe_load((PROJECT / "domain.yml").read_text("utf-8"))
    rules = yaml.safe_load((PROJECT / "intents/rules.yml").read_text("utf-8"))["rules"]
    named = [step for rule in rules for first in rule["steps"] for step in first.get("or", [first])]
    assert sorted(step["intent"] for step in named if "intent" in step) == sorted(domain["intents"])
    made = {getattr(actions, name)().name() for name in actions.__all__}
    assert {step["action"] for step in named if "action" in step} == made == set(domain["actions"])


def test_the_modules_are_short_and_each_says_what_it_is_for() -> None:
    modules = [path for folder in ("bot", "actions") for path in (PROJECT / folder).rglob("*.py")]
    assert [str(path) for path in modules if len(path.read_text("utf-8").splitlines()) > 250] == []
    silent = [
        str(path)
        for path in modules
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_importing_actions_needs_no_environment_and_no_network(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", "import actions"]
    environ = {"PYTHONPATH": str(PROJECT), "PATH": ""}
    assert subprocess.run(command, cwd=tmp_path, env=environ, check=False).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_every_command_is_in_the_readme() -> None:
    from bot.cli import COMMANDS

    readme = (PROJECT / "README.md").read_text("utf-8")
    names = [command.__name__.rpartition(".")[2].replace("_", "-") for command in COMMANDS]
    assert [name for name in names if f"handrail {name}" not in readme] == []
