"""The embedded Redis and the operator's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import StateError
from bot.state import Memory, State
from bot.state.connect import connect


async def test_the_embedded_server_remembers_over_a_restart(tmp_path: Path) -> None:
    for known in ({}, {"language": "fa"}):
        with connect(None, tmp_path) as client:
            state = State(client)
            assert (await state.recall("a"))[0].profile == known
            async with state.turn("a") as held:
                held.memory = Memory({"language": "fa"})
            await state.close()


async def test_a_folder_that_is_a_file_is_one_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="is the folder writable"), connect(None, tmp_path / "file"):
        pass
