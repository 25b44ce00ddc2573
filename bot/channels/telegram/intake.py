"""Work on updates: those of one person in order, those of different people at once."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

from telegram import Update

IN_ORDER = 10  # seconds: no longer, since the next message of a person may be an emergency

log = logging.getLogger(__name__)


class Intake:
    """Takes each update once while it is being worked on: `notice` sees it at once, `handle` in its turn."""

    def __init__(self, notice: Callable[[Update], None], handle: Callable[[Update], Awaitable[None]]) -> None:
        self._notice = notice
        self._handle = handle
        self._open: dict[int, asyncio.Task[None]] = {}
        self._last: dict[int, asyncio.Task[None]] = {}  # person -> the work that the next one waits for

    def take(self, update: Update) -> asyncio.Task[None]:
        """Return the work on an update, which has been started if it was not under way."""
        if task := self._open.get(update.update_id):
            return task
        person = _person(update)
        task = asyncio.create_task(self._after(self._last.get(person), update))
        self._open[update.update_id] = self._last[person] = task
        task.add_done_callback(lambda task: self._close(update.update_id, person, task))
        return task

    async def drain(self, seconds: float) -> None:
        """Wait for the work under way; give up what takes longer."""
        if not (tasks := list(self._open.values())):
            return
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _after(self, before: asyncio.Task[None] | None, update: Update) -> None:
        self._notice(update)
        if before:
            await asyncio.wait([before], timeout=IN_ORDER)
        await self._handle(update)

    def _close(self, update: int, person: int, task: asyncio.Task[None]) -> None:
        del self._open[update]
        if self._last.get(person) is task:
            del self._last[person]
        if not task.cancelled() and (error := task.exception()):
            log.error("a turn failed error=%s at=%s", type(error).__name__, _place(error))


def _person(update: Update) -> int:
    who = update.effective_chat or update.effective_user
    return who.id if who else -update.update_id


def _place(error: BaseException) -> str:
    """Where it happened; the words of an error could quote a message."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
