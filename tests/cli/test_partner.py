"""`handrail partner`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HANDRAIL_DATA", str(tmp_path))
    return tmp_path


def test_a_key_is_shown_once_and_kept_nowhere(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["partner", "add", "Outreach", "--callback", "https://x.org/in"]) == 0
    key, *words = capsys.readouterr().out.splitlines()
    assert key.startswith("hrk_") and "next start" in words[-1]
    assert main(["partner", "list"]) == 0
    listed = capsys.readouterr().out
    assert "Outreach  https://x.org/in" in listed and key.rpartition("_")[2] not in listed
    assert not [file for file in folder.iterdir() if key.rpartition("_")[2] in file.read_text("utf-8")]


def test_a_removed_partner_is_listed_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    main(["partner", "add", "Outreach"])
    assert main(["partner", "remove", "Outreach"]) == 0
    capsys.readouterr()
    main(["partner", "list"])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("arguments", [["remove", "Nobody"], ["add", "A", "--callback", "http://x.org"], ["add", ""]])
def test_a_mistake_is_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["partner", *arguments]) == 1
    assert capsys.readouterr().err.startswith("handrail: ")


def test_the_file_may_lie_elsewhere(tmp_path: Path) -> None:
    settings = Settings.read({"HANDRAIL_DATA": "/data", "HANDRAIL_GATEWAY_PARTNERS": "/shared/partners.json"})
    assert settings.partners == Path("/shared/partners.json")
