"""Say in words when a place is open."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.content.hours import Opening
from bot.replies.voice import Voice

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def opening_line(voice: Voice, opening: Opening, now: datetime) -> str:
    """Return whether a place is open, and when that changes."""
    if opening.state == "open":
        return _open(voice, opening.until, now)
    if opening.state == "closed":
        return _closed(voice, opening.until, now)
    return voice.services("hours.unknown")


def _open(voice: Voice, until: datetime | None, now: datetime) -> str:
    if until is None:
        return voice.services("hours.always")
    if until - now > timedelta(days=1):
        return voice.services("hours.open")
    return voice.services("hours.open_until", time=f"{until:%H:%M}")


def _closed(voice: Voice, until: datetime | None, now: datetime) -> str:
    if until is None:
        return voice.services("hours.closed")
    return voice.services("hours.closed_opens", day=_day(voice, until, now), time=f"{until:%H:%M}")


def _day(voice: Voice, then: datetime, now: datetime) -> str:
    ahead = (then.date() - now.astimezone(then.tzinfo).date()).days
    if ahead > 6:
        return then.date().isoformat()
    return voice.services(f"days.{('today', 'tomorrow')[ahead] if ahead < 2 else DAYS[then.weekday()]}")
