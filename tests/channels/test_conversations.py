"""The same conversation over every channel, through its real wire format, gets the same answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation.talk import Conversation
from bot.messages import Incoming
from bot.settings import PROJECT, Settings
from tests.channels.wires import Direct, Heard, Line, Phone, table

Step = dict[str, Any]
WIRES = table()
SCRIPTS = sorted((PROJECT / "tests/conversations").glob("*.yml"))


@pytest.fixture
def line(talk: Conversation, redis_server: str, tmp_path: Path) -> Line:
    return Line(talk, Settings(data=tmp_path, secret="s" * 32, redis_url=redis_server))


def read(script: Path) -> list[Step]:
    """Return the steps of a conversation."""
    return list(yaml.safe_load(script.read_text("utf-8")))


async def hold(phone: Phone, steps: Sequence[Step]) -> list[Heard]:
    """Return what was heard after each step."""
    return [await take(phone, step) for step in steps]


async def take(phone: Phone, step: Step) -> Heard:
    if "press" in step:
        return await phone.press(step["press"])
    if "send" in step:
        return await phone.send(step["send"])
    return await phone.say(step.get("say") or step["number"])


@pytest.mark.usefixtures("client")  # an empty Redis
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("channel", WIRES)
async def test_a_conversation_is_the_same_over_every_channel(line: Line, channel: str, script: Path) -> None:
    steps = read(script)
    expected = await hold(Direct(line), steps)
    async with WIRES[channel](line) as phone:
        for step, heard, right in zip(steps, await hold(phone, steps), expected, strict=True):
            assert (step, heard) == (step, right)


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
async def test_what_is_said_is_understood(line: Line, script: Path) -> None:
    phone = Direct(line, person=Incoming("test", "understood"))
    for step in read(script):
        await take(phone, step)
        assert step.get("topic") in (None, phone.turn.topic), step
        assert phone.turn.replies and not phone.turn.failed
