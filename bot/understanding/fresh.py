"""Keep what is made from the content, and make it again when the content has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from bot.content import live
from bot.content.library import Library

Made = TypeVar("Made")


class Fresh(Generic[Made]):
    """Calls `make` with the library of this process, once for each state of it."""

    def __init__(self, make: Callable[[Library], Made]) -> None:
        self._make = make
        self._made: tuple[Library, Made] | None = None

    def get(self) -> Made:
        """Return what belongs to the current library."""
        library = live.library()
        if self._made is None or self._made[0] is not library:
            self._made = (library, self._make(library))
        return self._made[1]
