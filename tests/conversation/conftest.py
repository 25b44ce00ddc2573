"""A trained model and a conversation with everything real in it."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.messages import Incoming, Kind, Turn
from bot.runtime import conversation
from bot.settings import Settings
from bot.state.connect import Client

Ask = Callable[..., Awaitable[Turn]]


@pytest.fixture
def settings(redis_server: str, tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, secret="s" * 32, redis_url=redis_server)


@pytest.fixture
async def ask(settings: Settings, model: Path, client: Client) -> AsyncIterator[Ask]:
    """A function that says something in one new conversation."""
    async with conversation(settings, model) as talk:
        who = Incoming("test", secrets.token_hex(4), language="en")

        async def say(text: str = "", payload: str = "", **more: Any) -> Turn:
            kind = Kind.BUTTON if payload else Kind.TEXT
            turn = await talk.respond(replace(who, **{"text": text, "payload": payload, "kind": kind, **more}))
            await talk.settle()
            return turn

        yield say
