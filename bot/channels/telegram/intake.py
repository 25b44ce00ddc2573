"""Work on updates: those of one person in order, those of different people at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Update

from bot.channels.deliveries import Deliveries


class Intake:
    """Takes each update once while it is being worked on: `notice` sees it at once, `handle` in its turn."""

    def __init__(self, notice: Callable[[Update], None], handle: Callable[[Update], Awaitable[None]]) -> None:
        self._notice = notice
        self._handle = handle
        self._deliveries = Deliveries()

    def take(self, update: Update) -> asyncio.Task[None]:
        """Return the work on an update, which has been started if it was not under way."""
        if update.update_id not in self._deliveries:
            self._notice(update)
        return self._deliveries.take(update.update_id, _person(update), lambda: self._handle(update))

    async def drain(self, seconds: float) -> None:
        """Wait for the work under way; give up what takes longer."""
        await self._deliveries.drain(seconds)


def _person(update: Update) -> int:
    who = update.effective_chat or update.effective_user
    return who.id if who else -update.update_id
