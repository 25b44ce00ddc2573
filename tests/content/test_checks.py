"""Each mistake has its message; the files in bad/ are named after the mistakes."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.content.checks import check
from bot.content.load import load
from bot.content.plain_yaml import parse

BAD = sorted((Path(__file__).parent / "bad").glob("*.yml"))
TODAY = date(2026, 11, 23)


def problems(folder: Path) -> list[str]:
    return [f"{problem.severity} {problem}" for problem in check(folder, TODAY)]


def test_the_sample_has_no_mistake(folder: Path) -> None:
    assert problems(folder) == []


@pytest.mark.parametrize("broken", BAD, ids=lambda path: path.stem)
def test_each_mistake_has_its_message(broken: Path, folder: Path) -> None:
    text = broken.read_text("utf-8")
    target = folder / re.findall(r"^# stands for (.+)$", text, re.MULTILINE)[0]
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(broken, target)
    expected = re.findall(r"^# ((?:error|warning) .+)$", text, re.MULTILINE)
    assert expected and set(expected) <= set(problems(folder))
    assert {found for found in problems(folder) if found.startswith("error")} <= set(expected)


def test_a_file_that_must_be_there_is_missed(folder: Path) -> None:
    (folder / "text/en/ui.yml").unlink()
    assert "error content/text/en/ui.yml:1: this file is missing: write it" in problems(folder)


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "text/en/health.yml").write_bytes("naloxone:\n  title: Café\n".encode("latin-1"))
    assert "error content/text/en/health.yml:2: the file is not in UTF-8: save it as UTF-8" in problems(folder)


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    found = parse("a: b: c\nd: {x} y\ne: @z\n", "x.yml").problems
    assert [problem.line for problem in found] == [1, 2, 3]


@pytest.mark.parametrize("name", ["no", "on", "12:30", "2026-05-01", "0123", "1e3", "null", "~"])
def test_every_value_and_every_name_is_text(name: str) -> None:
    root = parse(f'"{name}": {name}\n', "x.yml").root
    assert root.text(name) == name


def test_a_windows_file_with_a_mark_at_its_start_is_read(folder: Path) -> None:
    path = folder / "text/en/health.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).library.answer("health.naloxone", language="en")
    assert problems(folder) == []


def test_a_made_up_language_can_be_added_and_is_checked(folder: Path, tmp_path: Path) -> None:
    with (folder / "languages.yml").open("a", encoding="utf-8") as file:
        file.write("zz: {name: Zz, english: Zz, direction: ltr, script: Latin, fallback: [en]}\n")
    shutil.copytree(folder / "text/en", folder / "text/zz", ignore=shutil.ignore_patterns("names.yml"))
    expected = ("warning content/text/zz/", "warning content/text/en/labels.yml")  # its own name has to be written
    assert all(found.startswith(expected) for found in problems(folder))
    answer = load(folder).library.answer("health.naloxone", language="zz")
    assert answer is not None and answer.language == "zz"
