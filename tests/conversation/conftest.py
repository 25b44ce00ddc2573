"""A trained model and a conversation with everything real in it."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.talk import Conversation
from bot.messages import Incoming, Kind, Turn
from bot.settings import Settings

Ask = Callable[..., Awaitable[Turn]]


@pytest.fixture
def settings(redis_server: str, tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, secret="s" * 32, redis_url=redis_server)


@pytest.fixture
async def ask(talk: Conversation) -> Ask:
    """A function that says something in one new conversation."""
    who = Incoming("test", secrets.token_hex(4), language="en")

    async def say(text: str = "", payload: str = "", **more: Any) -> Turn:
        kind = Kind.BUTTON if payload else Kind.TEXT
        turn = await talk.respond(replace(who, **{"text": text, "payload": payload, "kind": kind, **more}))
        await talk.settle()
        return turn

    return say
