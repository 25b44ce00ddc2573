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

    def get(self) -> Made:
        """Return what belongs to the current library."""
        library = live.library()
        if self._made is None or (self._made[0] is not library and self._made[1] != _collected(library)):
            with uncollected():
                self._made = (library, _collected(library), self._make(library))
        self._made = (library, *self._made[1:])
        return self._made[2]


def _collected(library: Library) -> int:
    """Return a hash of all that says how people write, which a corrected answer does not change."""
    words = (
        (code, *texts.names.items(), *(entry for entry in texts.strings.items() if entry[0].startswith(COLLECTED)))
        for code, texts in library.texts.items()
    )
    return hash((*words, *library.ambiguous, *library.places.values()))
