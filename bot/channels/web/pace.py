"""How fast one conversation may go; nothing is known of where it comes from."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

BURST = 20  # messages that can come at once
SECONDS = 2.0  # in which one more may come
CONVERSATIONS = 10_000  # that are remembered; the one that was silent longest is forgotten first


class Pace:
    """Counts in memory, by conversation."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free_at: OrderedDict[str, float] = OrderedDict()

    def too_fast(self, conversation: str) -> bool:
        """Count one more message; say whether it came too soon."""
        now = self._clock()
        free_at = max(self._free_at.pop(conversation, 0.0), now)
        fast = free_at - now > (BURST - 1) * SECONDS
        self._free_at[conversation] = free_at if fast else free_at + SECONDS
        if len(self._free_at) > CONVERSATIONS:
            self._free_at.popitem(last=False)
        return fast
