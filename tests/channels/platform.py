"""A platform on loopback: a server of its own in a thread, with faults to order."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import AsyncIterator, Iterator

import httpx
import uvicorn
from starlette.applications import Starlette

from bot import privacy
from bot.channels.channel import Channel
from bot.channels.http import application


class Refused(Exception):
    """What the platform does not take."""

    def __init__(self, status: int, code: int, words: str = "") -> None:
        super().__init__(words)
        self.status, self.code, self.words = status, code, words


@contextlib.contextmanager
def running(app: Starlette) -> Iterator[str]:
    """Give the address of a server while it runs."""
    config = uvicorn.Config(app, port=0, log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = server.force_exit = True
    thread.join()


def units(text: str) -> int:
    """Return the length that no platform counts longer."""
    return len(text.encode("utf-16-le")) // 2


def hide(value: str) -> str:
    """Return an address as a channel keeps it."""
    return privacy.hide(value, b"s" * 32)


def towards(channel: Channel, address: str = "http://test") -> httpx.AsyncClient:
    """Return what the platform reaches a channel with."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(application(channel.routes())), base_url=address)


@contextlib.asynccontextmanager
async def started(channel: Channel, address: str = "http://test") -> AsyncIterator[httpx.AsyncClient]:
    """Run a channel; give what the platform reaches it with."""
    await channel.start()
    async with towards(channel, address) as client:
        yield client
    await channel.stop()
