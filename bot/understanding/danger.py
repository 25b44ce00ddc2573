"""The emergency words of the content in use: large, so a process has them once."""

from __future__ import annotations

from functools import cache

from bot.understanding.emergency import EmergencyWords
from bot.understanding.fresh import Fresh


@cache
def emergency_words() -> Fresh[EmergencyWords]:
    """Return what keeps them, for the pipeline and for whoever has to know before it."""
    return Fresh(EmergencyWords.from_library)
