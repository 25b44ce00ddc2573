"""The whole program on WhatsApp, killed in the middle of a turn."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.channels.http.test_surface import free_port
from tests.channels.whatsapp.emulator import LINE, TOKEN, Graph
from tests.channels.whatsapp.people import PHONE, SECRET, body, encoded, signed, text

START_SECONDS = 120
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph().running() as server:
        yield server


@pytest.fixture
def settings(graph: Graph) -> dict[str, str]:
    return {
        "HANDRAIL_PORT": str(free_port()),
        "HANDRAIL_WHATSAPP_TOKEN": TOKEN,
        "HANDRAIL_WHATSAPP_PHONE_ID": LINE,
        "HANDRAIL_WHATSAPP_APP_SECRET": SECRET,
        "HANDRAIL_WHATSAPP_API": f"{graph.url}/v23.0",
    }


async def deliver(settings: dict[str, str], raw: bytes) -> int:
    """Return the status of a delivery, 0 when nobody answers."""
    async with httpx.AsyncClient(timeout=30) as client:
        try:
            url = f"http://127.0.0.1:{settings['HANDRAIL_PORT']}/whatsapp"
            return (await client.post(url, content=raw, headers=signed(raw))).status_code
        except httpx.TransportError:
            return 0


async def again(settings: dict[str, str], raw: bytes) -> None:
    """Deliver as WhatsApp does: until it is acknowledged."""
    for _ in range(2 * START_SECONDS):
        if await deliver(settings, raw) == 200:
            return
        await asyncio.sleep(0.5)
    raise AssertionError("it was never acknowledged")


async def test_who_was_not_answered_before_a_crash_is_answered_after_it_once(
    start: Start, graph: Graph, settings: dict[str, str], tmp_path: Path
) -> None:
    done = encoded(body(text("what does ghb do zonnebloem")))
    open_one = encoded(body(text("zonnebloem he is blue and not breathing")))
    first = start(**settings)
    await again(settings, done)
    graph.delay = 1.0
    lost = asyncio.create_task(deliver(settings, open_one))
    await asyncio.sleep(0.5)
    first.kill()
    first.wait()
    assert await lost == 0
    await asyncio.sleep(1.5)  # what had been sent still arrives; nobody had acknowledged it
    graph.delay = 0
    graph.sent.clear()
    start(**settings)
    await again(settings, done)
    assert graph.sent == []
    await again(settings, open_one)
    assert len(graph.texts(PHONE)) == 2 and "breathing" in graph.texts(PHONE)[0].partition("\n")[0]
    log = (tmp_path / "log").read_text("utf-8")
    assert not [trace for trace in ("zonnebloem", PHONE, TOKEN, SECRET) if trace in log]
