"""Repeat a call to Telegram until it succeeds or is refused."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import chain, repeat
from typing import TypeVar

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

PAUSES = (0.25, 0.5, 1, 2, 4, 8, 15, 30)  # seconds; the last one repeats
REFUSALS = (BadRequest, ChatMigrated, Forbidden, InvalidToken)  # trying again changes nothing

log = logging.getLogger(__name__)
T = TypeVar("T")


async def patiently(
    call: Callable[[], Awaitable[T]],
    *,
    patience: float = 3600,
    refusals: tuple[type[TelegramError], ...] = REFUSALS,
) -> T:
    """Return what the call gives; raise its error when it is a refusal or `patience` seconds have passed."""
    clock = asyncio.get_running_loop().time
    end = clock() + patience
    for shortest in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return await call()
        except refusals:
            raise
        except TelegramError as error:
            pause = max(shortest, _asked(error))
            if clock() + pause > end:
                raise
            log.warning("telegram failed, next try in=%ss error=%s", pause, type(error).__name__)
        await asyncio.sleep(pause)
    raise AssertionError


def _asked(error: TelegramError) -> float:
    """Return how many seconds Telegram asks us to wait."""
    if not isinstance(error, RetryAfter):
        return 0
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else asked
