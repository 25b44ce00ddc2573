"""What is kept of a person, one turn at a time."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

from redis.exceptions import RedisError

from bot.errors import StateError
from bot.state.connect import Client
from bot.state.keys import Keys

PROFILE_SECONDS = 30 * 24 * 3600
DIALOGUE_SECONDS = 24 * 3600
SEEN_SECONDS = 48 * 3600
LOCK_SECONDS = 20
CLAIM_SECONDS = 30  # after a crash another worker may take a delivery then

# Give the turn back only when it is still ours, and wake one that waits for it in another process.
RELEASE = """
if redis.call('get', KEYS[1]) == ARGV[1] then
  redis.call('del', KEYS[1])
  if redis.call('exists', KEYS[3]) == 1 then
    redis.call('lpush', KEYS[2], '1')
    redis.call('pexpire', KEYS[2], 1000)
  end
end
"""


@dataclass(frozen=True)
class Memory:
    """What we know of a person: `profile` (language, country, city) and `dialogue` (topic, substance)."""

    profile: dict[str, Any] = field(default_factory=dict)
    dialogue: dict[str, Any] = field(default_factory=dict)


@dataclass
class Held:
    """A turn that is ours: what was known, and what will be known when it ends."""

    memory: Memory
    forgotten: bool = False


class State:
    """Redis, in the words of a conversation; every failure is a StateError."""

    def __init__(self, client: Client) -> None:
        self._redis = client
        self._here: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def client(self) -> Client:
        """Return the connection, for what is kept beside people."""
        return self._redis

    async def ping(self) -> None:
        """Raise StateError when Redis does not answer."""
        with _failures():
            await self._redis.ping()

    async def close(self) -> None:
        """Close all connections."""
        await self._redis.close()
        if pool := getattr(self._redis, "connection_pool", None):
            await pool.disconnect()

    async def recall(self, person: str, update: str = "") -> tuple[Memory, bool]:
        """Return what is known of a person, and whether a delivery was answered before."""
        keys = Keys.of(person)
        with _failures():
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.mget(keys.profile, keys.dialogue)
                pipe.sismember(keys.seen, update)
                (profile, dialogue), seen = await pipe.execute()
        return _memory(profile, dialogue), bool(seen)

    async def forget(self, person: str) -> None:
        """Delete everything about a person."""
        with _failures():
            await self._redis.delete(*Keys.of(person))

    async def handled(self, person: str, update: str) -> None:
        """Remember that a delivery was answered."""
        keys = Keys.of(person)
        with _failures():
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.sadd(keys.seen, update)
                pipe.expire(keys.seen, SEEN_SECONDS)
                await pipe.execute()

    async def claim(self, person: str, update: str) -> bool:
        """Return whether a delivery is ours to answer: no other worker is at it."""
        keys, now = Keys.of(person), time.time()
        with _failures():
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.zremrangebyscore(keys.open, "-inf", now)
                pipe.zadd(keys.open, {update: now + CLAIM_SECONDS}, nx=True)
                pipe.expire(keys.open, CLAIM_SECONDS)
                _, added, _ = await pipe.execute()
        return bool(added)

    async def release(self, person: str, update: str) -> None:
        """Let others answer a delivery, or nobody when it was answered."""
        with _failures():
            await self._redis.zrem(Keys.of(person).open, update)

    @contextlib.asynccontextmanager
    async def turn(self, person: str) -> AsyncIterator[Held]:
        """Hold a person's turn: one at a time over all workers; what `Held` says at the end is kept."""
        async with self._alone_here(person):
            keys, token = Keys.of(person), secrets.token_hex(8)
            held = Held(await self._take(keys, token))
            try:
                yield held
            finally:
                await self._give_back(keys, token, held)

    @contextlib.asynccontextmanager
    async def _alone_here(self, person: str) -> AsyncIterator[None]:
        lock = self._here.setdefault(person, asyncio.Lock())
        async with lock:
            yield

    async def _take(self, keys: Keys, token: str) -> Memory:
        deadline = time.monotonic() + LOCK_SECONDS
        with _failures():
            while True:
                async with self._redis.pipeline(transaction=False) as pipe:
                    pipe.set(keys.lock, token, nx=True, ex=LOCK_SECONDS)
                    pipe.mget(keys.profile, keys.dialogue)
                    taken, (profile, dialogue) = await pipe.execute()
                if taken:
                    return _memory(profile, dialogue)
                if time.monotonic() > deadline:
                    raise StateError("A turn of this person did not end in time.")
                await self._wait(keys)

    async def _wait(self, keys: Keys) -> None:
        """Sleep until the holder in another process gives the turn back, or its lock may have expired."""
        await self._redis.set(keys.waiting, "1", ex=LOCK_SECONDS)
        await self._redis.blpop([keys.wake], timeout=1)

    async def _give_back(self, keys: Keys, token: str, held: Held) -> None:
        with _failures():
            async with self._redis.pipeline(transaction=False) as pipe:
                if held.forgotten:
                    pipe.delete(*keys)
                else:
                    _write(pipe, keys, held.memory)
                    pipe.eval(RELEASE, 3, keys.lock, keys.wake, keys.waiting, token)
                await pipe.execute()


def _write(pipe: Any, keys: Keys, memory: Memory) -> None:
    for key, part, seconds in (
        (keys.profile, memory.profile, PROFILE_SECONDS),
        (keys.dialogue, memory.dialogue, DIALOGUE_SECONDS),
    ):
        if part:
            pipe.set(key, json.dumps(part, separators=(",", ":")), ex=seconds)
        else:
            pipe.delete(key)


def _memory(profile: bytes | None, dialogue: bytes | None) -> Memory:
    return Memory(json.loads(profile or b"{}"), json.loads(dialogue or b"{}"))


@contextlib.contextmanager
def _failures() -> Any:
    try:
        yield
    except (RedisError, OSError, asyncio.TimeoutError) as error:
        raise StateError("Redis does not answer.") from error
