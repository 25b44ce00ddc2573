"""Fetch updates from Telegram and confirm them only when they were handled."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from functools import partial

from telegram import Update
from telegram.error import TelegramError

from bot.channels.telegram.client import Bot
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.ledger import PAGE, Ledger
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.read import ALLOWED_UPDATES

LONG_POLL = 30  # seconds that Telegram waits for news
LOOK_AGAIN = 0.2  # seconds between two looks while turns are under way
RESTART = 5  # seconds after a failure of our own

log = logging.getLogger(__name__)


class Poller:
    """Fetches updates until it is stopped.

    While a turn runs its update stays unconfirmed, so that Telegram gives it again after a crash. Telegram then
    answers at once instead of waiting for news, so we look again when all turns are done or after a short while.
    """

    def __init__(self, bot: Bot, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._ledger = Ledger()
        self._task: asyncio.Task[None] | None = None
        self._restart: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to fetch."""
        self._task = asyncio.create_task(self._run())
        self._task.add_done_callback(self._ended)

    async def stop(self, seconds: float) -> None:
        """Fetch no more, let running turns end, confirm what was handled."""
        if self._restart:
            self._restart.cancel()
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._intake.drain(seconds)
        with contextlib.suppress(TelegramError):
            await self._bot.get_updates(offset=self._ledger.offset, limit=1, timeout=0)

    async def _run(self) -> None:
        while True:
            updates = await patiently(self._fetch, patience=math.inf, refusals=())
            tasks = self._take(updates)
            if tasks:
                await asyncio.wait(tasks, timeout=LOOK_AGAIN)
            elif self._ledger.busy:
                await asyncio.sleep(LOOK_AGAIN)

    async def _fetch(self) -> tuple[Update, ...]:
        return await self._bot.get_updates(
            offset=self._ledger.offset,
            limit=PAGE,
            timeout=0 if self._ledger.busy else LONG_POLL,
            allowed_updates=ALLOWED_UPDATES,
        )

    def _take(self, updates: tuple[Update, ...]) -> list[asyncio.Task[None]]:
        fresh = self._ledger.enter([update.update_id for update in updates])
        tasks = []
        for update in updates:
            if update.update_id in fresh:
                tasks.append(task := self._intake.take(update))
                task.add_done_callback(partial(self._close, update.update_id))
        return tasks

    def _close(self, number: int, task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            self._ledger.close(number)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """An answer that nobody foresaw must not leave the bot deaf."""
        if not task.cancelled() and (error := task.exception()):
            log.critical("polling failed, it starts again in=%ss error=%s", RESTART, type(error).__name__)
            self._restart = asyncio.get_running_loop().call_later(RESTART, self.start)
