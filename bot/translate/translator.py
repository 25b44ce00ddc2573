"""Translate one text in a bounded time, or say that it is not possible."""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor

from bot.errors import TranslatorError, UnsupportedLanguageError
from bot.translate.breaker import Breaker
from bot.translate.services import SERVICES, Access, module_of, open_engine
from bot.translate.wire import Wire, stand_in

SECONDS = 4.0
THREADS = 4
WAITING = 32  # texts that are on their way or wait for it; more are refused at once

log = logging.getLogger(__name__)


class Translator:
    """deep-translator, in a few threads, each call with an end; every failure is a TranslatorError."""

    def __init__(self, access: Access, *, seconds: float = SECONDS, breaker: Breaker | None = None) -> None:
        self.access = access
        self._seconds = seconds
        self._breaker = breaker or Breaker()
        self._wire = Wire()
        self._requests = stand_in(module_of(SERVICES[access.name]))  # the import takes longer than a translation
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="translator")
        self._waiting = 0

    async def translate(self, text: str, source: str, target: str) -> str:
        """Return a text in another language as the service gives it."""
        if self._waiting >= WAITING or not self._breaker.lets_through():
            raise TranslatorError("The translator has too much to do, or fails: it is left alone for a while.")
        self._waiting += 1
        try:
            translated = await self._ended(text, source, target)
        except UnsupportedLanguageError:
            raise
        except TranslatorError as error:
            self._breaker.failed()
            log.warning("%s", error)
            raise
        finally:
            self._waiting -= 1
        self._breaker.succeeded()
        return translated

    async def close(self) -> None:
        """Let go of threads and connections; a call that is still going ends by itself within its time."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        await self._wire.close()

    async def _ended(self, text: str, source: str, target: str) -> str:
        loop, deadline = asyncio.get_running_loop(), time.monotonic() + self._seconds
        going = loop.run_in_executor(self._pool, self._call, loop, deadline, (text, source, target))
        try:
            return await asyncio.wait_for(going, self._seconds)
        except asyncio.TimeoutError:
            raise TranslatorError("The translator takes too long.") from None

    def _call(self, loop: asyncio.AbstractEventLoop, deadline: float, what: tuple[str, str, str]) -> str:
        """Call deep-translator in a thread; its errors quote what was to be translated, so none of them gets out."""
        text, source, target = what
        self._requests.through(self._wire.sender(loop, deadline))
        try:
            engine = open_engine(self.access, source, target)
            translated = engine.translate(text, **SERVICES[self.access.name].more)
        except TranslatorError:
            raise
        except asyncio.TimeoutError:
            raise TranslatorError("The translator takes too long.") from None
        except Exception as error:  # noqa: BLE001  # deep-translator raises whatever a strange answer leads to
            raise TranslatorError(f"The translator gives no usable answer: {type(error).__name__}.") from None
        finally:
            self._requests.through(None)
        if not isinstance(translated, str) or not translated.strip():
            raise TranslatorError("The translator gives no usable answer: nothing.")
        return translated
