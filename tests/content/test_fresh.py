"""What is made from the content is ready when changed content comes into use."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.content import live
from bot.content.library import Library
from bot.understanding.fresh import Fresh
from tests.channels.telegram.emulator import until
from tests.content.conftest import Edit

pytestmark = pytest.mark.usefixtures("followed")


class Made(list[bool]):
    """Whether something was made while somebody waited, each time."""

    def make(self, _: Library) -> int:
        """Return how often something was made."""
        self.append(threading.current_thread() is threading.main_thread())
        return len(self)


def test_a_corrected_text_makes_nothing_anew(edit: Edit) -> None:
    made = Made()
    fresh = Fresh(made.make)
    assert fresh.get() == 1
    edit("text/en/emergency.yml", "Longer than five minutes", "Longer than 5 minutes")
    assert fresh.get() == 1 and len(made) == 1


def test_a_changed_name_makes_everything_anew_once(edit: Edit) -> None:
    made = Made()
    fresh = Fresh(made.make)
    fresh.get()
    edit("text/en/names.yml", "booze", "drink")
    assert [fresh.get(), fresh.get()] == [2, 2]


async def test_who_asks_does_not_wait_until_changed_names_are_sorted(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made()
    fresh = Fresh(made.make)
    fresh.get()
    async with live.watched():
        await asyncio.sleep(0)
        monkeypatch.setattr(live, "SECONDS_BETWEEN_LOOKS", 0.01)
        edit("text/en/names.yml", "booze", "drink")
        await until(lambda: fresh.get() == 2)
    assert made == [True, False]
