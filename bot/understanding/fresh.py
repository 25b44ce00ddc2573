"""Keep what is made from the content, and make it again when the content has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from bot.content import live
from bot.content.library import Library
from bot.garbage import uncollected

Made = TypeVar("Made")
COLLECTED = ("emergency_words.", "name_rules.", "concepts.", "labels.cities.")


class Fresh(Generic[Made]):
    """Calls `make` with the library of this process, again only when collected words or places have changed."""

    def __init__(self, make: Callable[[Library], Made]) -> None:
        self._make = make
        self._made: tuple[Library, int, Made] | None = None
        self._next: tuple[int, Made] | None = None
        live.readers.add(self)

    def get(self) -> Made:
        """Return what belongs to the current library."""
        library = live.library()
        if self._made is None or (self._made[0] is not library and self._made[1] != _collected(library)):
            collected = _collected(library)
            ready, self._next = self._next, None
            self._made = (library, *(ready if ready and ready[0] == collected else (collected, self._built(library))))
        self._made = (library, *self._made[1:])
        return self._made[2]

    def prepare(self, library: Library) -> None:
        """Make what will belong to a library that is about to be the current one, so that no message waits for it."""
        if self._made and self._made[1] != (collected := _collected(library)):
            self._next = (collected, self._built(library))

    def _built(self, library: Library) -> Made:
        with uncollected():
            return self._make(library)


def _collected(library: Library) -> int:
    """Return a hash of all that says how people write, which a corrected answer does not change."""
    words = (
        (code, *texts.names.items(), *(entry for entry in texts.strings.items() if entry[0].startswith(COLLECTED)))
        for code, texts in library.texts.items()
    )
    return hash((*words, *library.ambiguous, *library.places.values()))
