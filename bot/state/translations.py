"""Machine translations of our own texts, kept under a hash of the text; nothing in here belongs to a person."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence

from redis.exceptions import RedisError

from bot.state.connect import Client

KEY = "hr:translation:{}"
SECONDS = 60 * 24 * 3600

log = logging.getLogger(__name__)


class Translations:
    """A shelf in Redis that is empty when Redis does not answer."""

    def __init__(self, client: Client) -> None:
        self._redis = client

    async def translations(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Return what is kept under these keys."""
        try:
            async with self._redis.pipeline(transaction=False) as pipe:
                for key in keys:
                    pipe.get(KEY.format(key))
                found: list[bytes | None] = await pipe.execute()
        except (RedisError, OSError, asyncio.TimeoutError):
            log.warning("Redis does not answer: translating again.")
            return {}
        return {key: text.decode() for key, text in zip(keys, found, strict=True) if text}

    async def keep_translation(self, key: str, text: str) -> None:
        """Keep one."""
        try:
            await self._redis.set(KEY.format(key), text.encode(), ex=SECONDS)
        except (RedisError, OSError, asyncio.TimeoutError):
            log.warning("Redis does not answer: a translation is not kept.")
