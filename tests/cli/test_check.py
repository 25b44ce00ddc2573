"""handrail check and handrail status, as they are called."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import pytest

from bot.cli import check, status

SAMPLE = Path(__file__).parents[1] / "content" / "sample"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the sample content with one mistake."""
    copy = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    (copy / "text/nl/names.yml").write_text("heroine: bruin\n")
    return copy


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    check.add(commands)
    status.add(commands)
    arguments = parser.parse_args(words)
    code: int = arguments.run(arguments)
    return code


def test_content_without_mistakes_is_a_success() -> None:
    assert call("check", "--content", str(SAMPLE)) == 0


def test_a_mistake_is_shown_with_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", "--content", str(folder)) == 1
    assert capsys.readouterr().out.startswith("content/text/nl/names.yml:1: there is no substance 'heroine'")


def test_a_program_gets_the_same_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("check", "--content", str(folder), "--format", "json")
    assert json.loads(capsys.readouterr().out)[0]["line"] == 1


def test_github_gets_the_same_as_annotations(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("check", "--content", str(folder), "--format", "github")
    assert capsys.readouterr().out.startswith("::error file=content/text/nl/names.yml,line=1::")


def test_a_folder_without_content_is_one_plain_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", "--content", str(tmp_path)) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_review_needs_somebody(folder: Path) -> None:
    assert call("check", "--content", str(folder), "--mark-reviewed", "health.naloxone") == 2


def test_a_review_is_written(folder: Path) -> None:
    call("check", "--content", str(folder), "--mark-reviewed", "health.naloxone", "--by", "MK")
    assert "state: reviewed, by: MK" in (folder / "reviews/en.yml").read_text("utf-8")


def test_the_state_of_a_language_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("status", "--content", str(SAMPLE), "--language", "fa", "--json") == 0
    rows = {row["group"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["emergency"]["missing"] == 1


def test_the_map_of_all_answers_is_one_page_that_needs_nothing_else(tmp_path: Path) -> None:
    assert call("status", "--content", str(SAMPLE), "--html", str(tmp_path / "map.html")) == 0
    page = (tmp_path / "map.html").read_text("utf-8")
    assert "emergency.seizure in fa: not written" in page
    assert "<script" not in page and "http" not in page
