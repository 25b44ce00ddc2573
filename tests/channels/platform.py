"""A platform on loopback: a server of its own in a thread, with faults to order."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette


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
