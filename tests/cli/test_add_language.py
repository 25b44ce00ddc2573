"""handrail add-language, as it is called."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from bot.content.checks import check
from bot.content.load import load
from bot.settings import PROJECT

SAMPLE = Path(__file__).parents[1] / "content" / "sample"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def begin(folder: Path, code: str = "qx", *more: str) -> int:
    named = ["--name", "Qusch", "--english", "Quish", *more]
    return main(["add-language", code, "--content", str(folder), *named])


def errors(folder: Path) -> set[str]:
    return {str(problem) for problem in check(folder, date.today()) if problem.severity == "error"}


def translate(file: Path) -> None:
    """Take away the comment signs and write every text in made-up words."""
    lines = (line.removeprefix("# ") for line in file.read_text("utf-8").splitlines()[2:])
    swapped = (re.sub(r"(?<=: ).*", lambda text: re.sub(r"[aeiou](?![^{]*})", "ö", text[0]), line) for line in lines)
    file.write_text("\n".join(swapped) + "\n", "utf-8")


def test_a_new_language_has_every_english_file_and_no_mistake(folder: Path) -> None:
    before = errors(folder)
    assert begin(folder) == 0
    files = {path.relative_to(folder / "text/en") for path in (folder / "text/en").rglob("*.yml")}
    assert {path.relative_to(folder / "text/qx") for path in (folder / "text/qx").rglob("*.yml")} == files
    assert load(folder).library.languages["qx"].chain == ("qx", "en")
    assert errors(folder) == before


def test_nobody_gets_english_as_the_new_language(folder: Path) -> None:
    begin(folder)
    library = load(folder).library
    assert "qx" not in library.texts or not library.texts["qx"].wordings
    assert "qx" not in [language.code for language in library.offered]


def test_a_language_is_offered_once_its_emergencies_are_written(folder: Path) -> None:
    begin(folder)
    translate(folder / "text/qx/emergency.yml")
    library = load(folder).library
    assert "qx" in [language.code for language in library.offered]
    assert not [problem for problem in errors(folder) if "qx/emergency.yml" in problem and "review" not in problem]


def test_a_made_up_language_fits_beside_the_real_content(tmp_path: Path) -> None:
    real = Path(shutil.copytree(PROJECT / "content", tmp_path / "content"))
    assert begin(real, "qx", "--script", "Arabic") == 0
    assert load(real).library.languages["qx"].direction == "rtl"
    assert errors(real) == set()


def test_what_somebody_has_written_stays(folder: Path) -> None:
    begin(folder)
    (folder / "text/qx/chat.yml").write_text("greet:\n  title: Qi\n", "utf-8")
    assert begin(folder) == 0
    assert (folder / "text/qx/chat.yml").read_text("utf-8") == "greet:\n  title: Qi\n"


@pytest.mark.parametrize(("code", "named"), [("Q", ()), ("quiche", ()), ("qx", ("--name", "a: b"))])
def test_what_cannot_be_a_language_is_said_in_one_sentence(
    folder: Path, code: str, named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(folder, code, *named) == 1
    assert capsys.readouterr().err.startswith("handrail: ")
    assert not (folder / "text" / code).exists()


def test_norwegian_is_no_false(folder: Path) -> None:
    assert begin(folder, "no") == 0
    assert "no" in load(folder).library.languages
