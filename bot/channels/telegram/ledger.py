"""Which updates Telegram may forget: those below the first one that is not handled."""

from __future__ import annotations

from collections.abc import Sequence

PAGE = 100  # most updates that Telegram gives at once


class Ledger:
    """Keeps the offset of `getUpdates`, which confirms all updates below it."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._handled: set[int] = set()
        self._next = 0
        self._crowded = False

    @property
    def offset(self) -> int:
        """Return the next offset: 0 asks for whatever is there."""
        return self._next if self._crowded else min(self._open, default=self._next)

    @property
    def busy(self) -> bool:
        """Whether an update is being worked on."""
        return bool(self._open)

    def enter(self, page: Sequence[int]) -> set[int]:
        """Note the updates that Telegram gave; return those that are new."""
        fresh = set(page) - self._open - self._handled
        # One slow turn must not shut out all people behind a full page: then it is confirmed while it runs.
        self._crowded = len(page) == PAGE and not fresh
        self._open |= fresh
        self._move(page)
        return fresh

    def close(self, update: int) -> None:
        """Note that an update was handled."""
        self._open.discard(update)
        self._handled.add(update)

    def _move(self, page: Sequence[int]) -> None:
        if page:
            self._next = max(self._next, max(page) + 1)
        elif not self._open:
            self._next = 0  # after a quiet week Telegram counts from a random number, maybe a lower one
        self._handled = {update for update in self._handled if update >= self.offset}
