"""Work on what was delivered: of one person in order, of different people at once, each delivery once at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable

from bot.channels.http.limits import place
from bot.channels.trouble import LaterError

IN_ORDER = 10  # seconds: no longer, since the next message of a person may be an emergency

log = logging.getLogger(__name__)


class Deliveries:
    """Knows the work under way; a second delivery of the same joins the first."""

    def __init__(self) -> None:
        self._open: dict[Hashable, asyncio.Task[None]] = {}
        self._last: dict[Hashable, asyncio.Task[None]] = {}  # person -> the work that the next one waits for

    def __contains__(self, delivery: Hashable) -> bool:
        return delivery in self._open

    def take(self, delivery: Hashable, person: Hashable, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Return the work on a delivery, which has been started if it was not under way."""
        if task := self._open.get(delivery):
            return task
        task = asyncio.create_task(self._after(self._last.get(person), work))
        self._open[delivery] = self._last[person] = task
        task.add_done_callback(lambda task: self._close(delivery, person, task))
        return task

    async def drain(self, seconds: float) -> None:
        """Wait for the work under way; give up what takes longer."""
        if not (tasks := list(self._open.values())):
            return
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _after(self, before: asyncio.Task[None] | None, work: Callable[[], Awaitable[None]]) -> None:
        if before:
            await asyncio.wait([before], timeout=IN_ORDER)
        await work()

    def _close(self, delivery: Hashable, person: Hashable, task: asyncio.Task[None]) -> None:
        del self._open[delivery]
        if self._last.get(person) is task:
            del self._last[person]
        if not task.cancelled() and (error := task.exception()):
            level = logging.WARNING if isinstance(error, LaterError) else logging.ERROR
            log.log(level, "a turn failed error=%s at=%s", type(error).__name__, place(error))
