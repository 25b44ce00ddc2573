"""What is counted, and that nobody is in it."""

from __future__ import annotations

from pathlib import Path

import httpx

from bot.messages import Incoming, Reply, Turn
from bot.metrics import outcome
from bot.runtime import conversation, serving
from bot.settings import Settings
from tests.channels.http.test_surface import free_port

SAID = Incoming("whatsapp", "31612345678", "zonnebloem", language="fa", update="wamid.1")


def test_an_outcome_tells_of_no_emergency() -> None:
    replies = (Reply("!"),)
    urgent = Turn(replies, "emergency.seizure", urgent=True)
    assert [outcome(turn) for turn in (urgent, Turn(replies, "chat.menu"), Turn(replies))] == [
        "answered",
        "answered",
        "choices",
    ]
    assert [outcome(Turn(())), outcome(Turn(replies, failed=True))] == ["repeated", "failed"]


async def test_figures_are_served_on_a_port_of_their_own_and_name_nobody(redis_server: str, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, secret="s" * 32, redis_url=redis_server, metrics_port=free_port())
    async with conversation(settings, None) as talk, serving(settings, talk, {}), httpx.AsyncClient() as client:
        await talk.respond(SAID)
        shown = (await client.get(f"http://127.0.0.1:{settings.metrics_port}/metrics")).text
    assert 'handrail_turn_seconds_count{channel="whatsapp",outcome="failed"} 1.0' in shown
    assert not [trace for trace in ("zonnebloem", "31612345678", "wamid") if trace in shown]


async def test_without_a_model_the_bot_is_not_ready(redis_server: str, tmp_path: Path) -> None:
    async with conversation(Settings(data=tmp_path, secret="s" * 32, redis_url=redis_server), None) as talk:
        assert await talk.ready() == {"model": False, "redis": True, "content": True}
