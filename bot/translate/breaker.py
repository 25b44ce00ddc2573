"""Leave a service alone for a while when it fails again and again."""

from __future__ import annotations

import time
from collections.abc import Callable

FAILURES = 3
REST = 30.0  # seconds


class Breaker:
    """Open after some failures in a row; then one try is let through at the end of each rest."""

    def __init__(self, failures: int = FAILURES, rest: float = REST, clock: Callable[[], float] = time.monotonic):
        self._most, self._rest, self._clock = failures, rest, clock
        self._failed = 0
        self._until = 0.0

    def lets_through(self) -> bool:
        """Say whether to try; the one try after a rest begins the next rest, unless it succeeds."""
        if self._failed < self._most:
            return True
        if self._clock() < self._until:
            return False
        self._until = self._clock() + self._rest
        return True

    def succeeded(self) -> None:
        """Close it."""
        self._failed = 0

    def failed(self) -> None:
        """Count a failure."""
        self._failed += 1
        if self._failed >= self._most:
            self._until = self._clock() + self._rest
