"""The library of the running process follows the files."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from bot.content import live
from bot.content.library import Library
from tests.channels.telegram.emulator import until
from tests.content.conftest import Edit

TOPIC = "emergency.seizure"

pytestmark = pytest.mark.usefixtures("followed")


def lead(library: Library) -> str:
    answer = library.answer(TOPIC, language="en")
    return answer.lead if answer else ""


def test_a_changed_text_is_read_again(edit: Edit) -> None:
    before = live.library()
    edit("text/en/emergency.yml", "Longer than five minutes", "Longer than 5 minutes")
    assert lead(live.library()).startswith("Longer than 5") and lead(before).startswith("Longer than five")


def test_nothing_changes_while_nothing_changed() -> None:
    assert live.library() is live.library()


def test_a_broken_file_is_refused_and_named(edit: Edit, caplog: pytest.LogCaptureFixture) -> None:
    live.library()
    edit("text/en/emergency.yml", "lead: Longer", "lead: Remember: longer")
    with caplog.at_level(logging.WARNING):
        assert lead(live.library()).startswith("Longer")
    assert "text/en/emergency.yml:12: the text contains a colon" in caplog.text


def test_other_files_are_followed_while_one_is_broken(edit: Edit) -> None:
    live.library()
    edit("text/en/emergency.yml", "lead: Longer", "lead: Remember: longer")
    live.library()
    edit("text/en/ui.yml", "Tell me more", "More")
    assert live.library().text("ui.buttons.more", language="en") == "More"
    assert lead(live.library())


def test_a_file_that_is_being_written_does_not_empty_the_answers(folder: Path) -> None:
    live.library()
    (folder / "text/en/emergency.yml").write_text("")
    assert lead(live.library())


def test_a_lost_emergency_is_refused(edit: Edit) -> None:
    live.library()
    edit("text/en/emergency.yml", "seizure:", "fit:")
    assert lead(live.library())


def test_a_repaired_file_is_taken(edit: Edit) -> None:
    live.library()
    edit("text/en/emergency.yml", "seizure:", "fit:")
    live.library()
    edit("text/en/emergency.yml", "fit:\n  title: Seizure", "seizure:\n  title: A seizure")
    answer = live.library().answer(TOPIC, language="en")
    assert answer is not None and answer.title == "A seizure"


def test_a_folder_that_disappears_leaves_the_last_good_library(folder: Path) -> None:
    live.library()
    folder.rename(folder.with_name("gone"))
    assert lead(live.library())


async def test_whoever_asks_does_not_wait_where_the_files_are_watched(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.library()
    async with live.watched():
        await asyncio.sleep(0)
        edit("text/en/emergency.yml", "Longer than five minutes", "Longer than 5 minutes")
        assert lead(live.library()).startswith("Longer than five")
        monkeypatch.setattr(live, "SECONDS_BETWEEN_LOOKS", 0.01)
        await until(lambda: lead(live.library()).startswith("Longer than 5"))
