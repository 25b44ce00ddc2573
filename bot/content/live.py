"""The library of the running process: reads changed files again, keeps the last good one."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Protocol
from weakref import WeakSet

from bot.content import files
from bot.content.files import Stamp
from bot.content.library import Library
from bot.content.load import Loaded, load
from bot.errors import ContentError
from bot.settings import Settings

log = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 1.0


class Reader(Protocol):
    """Whoever sorts what the library says, and has it ready before a changed one is used."""

    def prepare(self, library: Library) -> None:
        """Sort it."""


readers: WeakSet[Reader] = WeakSet()


class Shelf:
    """Holds the current library of one folder."""

    def __init__(self, folder: Path, only: tuple[str, ...] = ()) -> None:
        self._folder = folder
        self._only = only
        self._loaded = load(folder)
        self._refused: dict[str, Stamp] = {}
        self._looked = time.monotonic()
        self._watched = False
        self._lock = Lock()
        self._library = replace(self._loaded.library, only=only)
        _report(self._loaded)

    def library(self) -> Library:
        """Return the current library; where nobody watches the files, it looks at most once a second."""
        if not self._watched and time.monotonic() - self._looked >= SECONDS_BETWEEN_LOOKS:
            self._look()
        return self._library

    async def watch(self) -> None:
        """Look once a second in a thread, until cancelled."""
        self._watched = True
        try:
            while True:
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
                await asyncio.to_thread(self._look)
        finally:
            self._watched = False

    def _look(self) -> None:
        if not self._lock.acquire(blocking=False):
            return
        self._looked = time.monotonic()
        try:
            stamps = files.scan(self._folder)
            if stamps not in (self._loaded.files.stamps, self._refused):
                self._take(load(self._folder, self._loaded.files))
        except (OSError, ContentError) as error:
            log.warning("content cannot be read, the last good one stays: %s", error)
        finally:
            self._lock.release()

    def _take(self, fresh: Loaded) -> None:
        _report(fresh, self._loaded)
        if lost := sorted(_vital(self._loaded.library) - _vital(fresh.library)):
            self._refused = dict(fresh.files.stamps)
            log.warning("the changed content is refused, the last good one stays: %s would be lost", ", ".join(lost))
            return
        for reader in tuple(readers):
            reader.prepare(fresh.library)
        self._loaded = fresh
        self._library = replace(fresh.library, only=self._only)
        log.info("content read again")


def library() -> Library:
    """Return the library of this process, or the one that is looked at instead."""
    return _looked_at.get() or _process.shelf().library()


@asynccontextmanager
async def watched() -> AsyncIterator[None]:
    """Follow the files of this process beside its work, so that nobody who asks waits for it."""
    watching = asyncio.create_task(_process.shelf().watch())
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.wait([watching])


@contextmanager
def looking_at(other: Library) -> Iterator[None]:
    """Let this task, and nobody else, see another library."""
    token = _looked_at.set(other)
    try:
        yield
    finally:
        _looked_at.reset(token)


def use(folder: Path | None, only: tuple[str, ...] = ()) -> None:
    """Read from this folder and offer `only` these languages from now on; None is the folder of the settings."""
    _process.folder = folder
    _process.only = only
    _process.current = None


class _Process:
    """What this process reads from."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.only: tuple[str, ...] = ()
        self.current: Shelf | None = None
        self._lock = Lock()

    def shelf(self) -> Shelf:
        """Return what is read from, made when it is first asked for."""
        if self.current is None:
            with self._lock:
                self.current = self.current or Shelf(self.folder or Settings.read().content, self.only)
        return self.current


_process = _Process()
_looked_at: ContextVar[Library | None] = ContextVar("looked at", default=None)


def _vital(library: Library) -> set[str]:
    """Return what must not get lost while the process runs: emergencies, emergency numbers."""
    answers = {f"{topic} ({code})" for code, topic in library.answers if topic.startswith("emergency.")}
    numbers = {f"number of {code}" for code, country in library.countries.items() if country.emergency_number}
    return answers | numbers


def _report(loaded: Loaded, before: Loaded | None = None) -> None:
    for problem in loaded.problems:
        if before is None or problem not in before.problems:
            log.warning("%s", problem)
