"""Answers of the last minute, so that a message that was sent twice is answered once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from bot.messages import Turn

SECONDS = 60.0
MOST = 2_000  # answers


class Recent:
    """Keeps running and just finished turns, in memory only."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turns: OrderedDict[tuple[str, str], asyncio.Task[Turn]] = OrderedDict()

    async def once(self, conversation: str, message: str, make: Callable[[], Awaitable[Turn]]) -> Turn:
        """Return the turn of a message; `make` is called once, also when whoever waited has hung up."""
        key = (conversation, message)
        if not message:
            return await make()
        if key not in self._turns:
            self._turns[key] = asyncio.ensure_future(_run(make))
            asyncio.get_running_loop().call_later(self._seconds, self._turns.pop, key, None)
            if len(self._turns) > MOST:
                self._turns.popitem(last=False)
        return await asyncio.shield(self._turns[key])

    def forget(self, conversation: str) -> None:
        """Drop all answers of a conversation."""
        for key in [key for key in self._turns if key[0] == conversation]:
            del self._turns[key]


async def _run(make: Callable[[], Awaitable[Turn]]) -> Turn:
    return await make()
