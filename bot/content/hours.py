"""Whether a place is open, from opening hours in OpenStreetMap's notation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State, validate

OpenState = Literal["open", "closed", "unknown"]
STATES: dict[State, OpenState] = {State.OPEN: "open", State.CLOSED: "closed", State.UNKNOWN: "unknown"}
ALWAYS = "24/7"
HOLIDAYS = "PH"


@dataclass(frozen=True)
class Opening:
    """Whether a place is open; `until` is when that changes, in its own time: None when never, or not known."""

    state: OpenState
    until: datetime | None = None


UNKNOWN = Opening("unknown")


def opening(hours: str, *, time_zone: str, country: str, now: datetime) -> Opening:
    """Return whether a place is open now; on a public holiday only hours that speak about it (PH) are trusted."""
    if not hours:
        return UNKNOWN
    local = now.astimezone(ZoneInfo(time_zone))
    known = hours == ALWAYS or HOLIDAYS in hours
    if not known and _read(HOLIDAYS, time_zone, country).is_open(local):
        return UNKNOWN
    found = _read(hours, time_zone, country)
    state, comment = found.state(local)
    return UNKNOWN if comment else Opening(STATES[state], found.next_change(local))


def can_be_read(hours: str) -> bool:
    """Say whether these are opening hours in OpenStreetMap's notation."""
    return validate(hours) and not OpeningHours(hours, auto_country=False, auto_timezone=False).warnings


@lru_cache(maxsize=1024)
def _read(hours: str, time_zone: str, country: str) -> OpeningHours:
    zone = ZoneInfo(time_zone)
    return OpeningHours(hours, timezone=zone, country=country, auto_country=False, auto_timezone=False)
