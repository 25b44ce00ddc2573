"""A whole small Rasa project, trained and asked. Takes half a minute; the other tests of this folder train nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.lean_rasa import import_rasa
from bot.conversation.understand import Parser
from bot.errors import ModelError
from bot.settings import PROJECT
from bot.understanding import training

SENTENCES = """version: "3.1"
nlu:
  - intent: emergency_opioid_overdose
    examples: |
      - he is blue and not breathing
      - my friend took heroin and does not wake up
      - she is barely breathing, her lips are blue
  - intent: substance_about
    examples: |
      - what is heroin
      - how long does speed last
      - what does cocaine do
  - intent: chat_greet
    examples: |
      - hello
      - hi there
      - good morning
"""

DUTCH = """version: "3.1"
nlu:
  - intent: chat_greet
    examples: |
      - hallo daar
      - goedemorgen allemaal
      - dag hoe gaat het
"""

FRENCH = """version: "3.1"
nlu:
  - intent: chat_greet
    examples: |
      - bonjour tout le monde
      - salut comment tu vas
      - coucou quoi de neuf
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project like ours with a dozen sentences."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("config.yml", "domain.yml"):
        shutil.copy(PROJECT / name, folder)
    for language, sentences in (("en", SENTENCES), ("fr", FRENCH), ("nl", DUTCH)):
        (folder / "intents" / language).mkdir(parents=True)
        (folder / "intents" / language / "all.yml").write_text(sentences, encoding="utf-8")
    shutil.copy(PROJECT / "intents" / "rules.yml", folder / "intents")
    return folder


@pytest.fixture(scope="module")
def model(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    told: list[float] = []
    folder = tmp_path_factory.mktemp("models")
    made = training.train(folder, project, "abc", lambda _what, part: told.append(part))
    assert told[-1] == 1.0
    return made


@pytest.fixture(scope="module")
def parser(model: Path) -> Parser:
    return load(model)


def load(model: Path) -> Parser:
    import_rasa()
    from bot.conversation.processor import Processor
    from bot.conversation.tracker_store import SlimTrackerStore

    return Processor(model, [], SlimTrackerStore())


def unpacked(model: Path) -> dict[Path, float]:
    return {path: path.stat().st_mtime_ns for path in model.parent.iterdir() if path.is_dir()}


def ask(parser: Parser, text: str, **known: object) -> dict[str, Any]:
    return parser.understand(text, known)


def test_an_emergency_is_answered_whatever_else_is_said(parser: Parser) -> None:
    said = ask(parser, "he is blue and not breathing")
    assert (said["intent"]["name"], said["outcome"]) == ("emergency_opioid_overdose", "answer")
    assert said["emergency"] == {"topic": "emergency.opioid_overdose", "by": "words", "certain": True}


def test_a_name_is_given_with_its_id_and_place(parser: Parser) -> None:
    (entity,) = ask(parser, "What is  HEROIN?")["entities"]
    assert (entity["entity"], entity["value"], entity["start"], entity["end"]) == ("substance", "heroin", 9, 15)


def test_nothing_of_the_masked_text_gets_out(parser: Parser) -> None:
    said = ask(parser, "what is heroin")
    assert not {"masked", "normalised", "seen", "intents"} & set(said)


def test_a_pinned_language_is_answered_in(parser: Parser) -> None:
    assert ask(parser, "سلام", chosen="nl", pinned=True)["language"]["answer"] == "nl"


def test_a_model_is_unpacked_once_and_a_new_one_in_its_place(model: Path) -> None:
    load(model)
    before = unpacked(model)
    load(model)
    assert unpacked(model) == before
    os.utime(model)
    load(model)
    assert len(unpacked(model)) == 1
    assert not set(unpacked(model)) & set(before)


def test_a_model_is_loaded_where_it_cannot_be_unpacked_beside_the_archive(model: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(model, tmp_path))
    (tmp_path / f"handrail-abc.{copy.stat().st_mtime_ns}").touch()
    assert ask(load(copy), "hello")["intent"]["name"] == "chat_greet"


def test_models_of_long_ago_are_removed(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "before", "old")):
        (tmp_path / f"handrail-{name}.tar.gz").touch()
        (tmp_path / f"handrail-{name}.1").mkdir()
        os.utime(tmp_path / f"handrail-{name}.tar.gz", (0, 1000 - age))
    (tmp_path / "mine").touch()
    training.tidy(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"mine", "handrail-new.tar.gz", "handrail-new.1", "handrail-before.tar.gz", "handrail-before.1"}


def test_a_training_that_fails_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Training failed"):
        training.train(tmp_path / "models", tmp_path, "abc", lambda _what, _part: None)


def test_the_fingerprint_follows_the_sentences_but_not_the_texts(project: Path, tmp_path: Path) -> None:
    before = training.fingerprint(project, tmp_path)
    (tmp_path / "text" / "en").mkdir(parents=True)
    (tmp_path / "text" / "en" / "ui.yml").write_text("a: b", encoding="utf-8")
    assert training.fingerprint(project, tmp_path) == before
    (tmp_path / "text" / "en" / "names.yml").write_text("ghb: G", encoding="utf-8")
    assert training.fingerprint(project, tmp_path) != before
