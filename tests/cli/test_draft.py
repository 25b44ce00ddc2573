"""handrail draft, as it is called, with a server on loopback."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from bot.content.checks import check
from bot.content.load import load
from tests.translate.emulator import Libre, libre_translate

SAMPLE = Path(__file__).parents[1] / "content" / "sample"


@pytest.fixture
def libre(monkeypatch: pytest.MonkeyPatch) -> Iterator[Libre]:
    with libre_translate() as server:
        monkeypatch.setenv("HANDRAIL_TRANSLATOR", "libretranslate")
        monkeypatch.setenv("HANDRAIL_TRANSLATOR_URL", server.url)
        server.translate = lambda text: text.replace("a", "ä").replace("e", "ë") + "."
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def draft(folder: Path, *more: str) -> int:
    return main(["draft", "--language", "nl", "--content", str(folder), *more])


@pytest.mark.usefixtures("libre")
def test_what_is_missing_is_drafted_as_a_machine_translation(folder: Path) -> None:
    before = {str(problem) for problem in check(folder, date.today())}
    assert draft(folder) == 0
    library = load(folder).library
    drafted = [answer for (code, _), answer in library.answers.items() if code == "nl"]
    assert len(drafted) > 5 and {answer.state for answer in drafted} == {"machine"}
    new = {str(problem) for problem in check(folder, date.today())} - before
    assert [problem for problem in new if "warning" not in problem and "error" in problem] == []


@pytest.mark.usefixtures("libre")
def test_no_emergency_is_drafted(folder: Path) -> None:
    draft(folder)
    assert not (folder / "text/nl/emergency.yml").exists()


@pytest.mark.usefixtures("libre")
def test_what_somebody_wrote_stays(folder: Path) -> None:
    file = folder / "text/nl/health.yml"
    file.write_text("naloxone:\n  title: Naloxon\n  lead: Van een mens.\n", "utf-8")
    draft(folder)
    assert file.read_text("utf-8").startswith("naloxone:\n  title: Naloxon\n  lead: Van een mens.\n")


@pytest.mark.usefixtures("libre")
def test_a_mix_goes_into_its_group(folder: Path) -> None:
    draft(folder, "--topic", "mix.")
    again = (folder / "text/nl/mixes.yml").read_text("utf-8")
    assert again.count("mechanisms:") == again.count("levels:") == 1


def test_a_draft_that_is_too_long_is_left_to_a_person(
    folder: Path, libre: Libre, capsys: pytest.CaptureFixture[str]
) -> None:
    libre.translate = lambda text: "woord " * 8 + text
    assert draft(folder, "--topic", "health") == 1
    assert "too long" in capsys.readouterr().err and not (folder / "text/nl/health.yml").exists()


def test_a_server_that_fails_is_asked_three_times(
    folder: Path, libre: Libre, capsys: pytest.CaptureFixture[str]
) -> None:
    libre.status = 500
    assert draft(folder) == 1
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_without_a_translator_it_says_what_to_set(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft(folder) == 1 and "HANDRAIL_TRANSLATOR" in capsys.readouterr().err


@pytest.mark.usefixtures("libre")
def test_a_language_that_is_not_listed_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "--language", "xx", "--content", str(folder)]) == 1
    assert "languages.yml" in capsys.readouterr().err
