"""Find help nearby, where a person is or says they are."""

from __future__ import annotations

from datetime import datetime, timezone

from actions.say import place_of
from actions.slots import Slots
from bot.content.models import Place
from bot.messages import Turn
from bot.replies.services import MORE, asked_for_more, services
from bot.replies.voice import Voice

SERVICE = "service."


def help_nearby(voice: Voice, slots: Slots, topic: str) -> Turn:
    """Return services of a topic, or the question where; a pressed button for more goes on with the list."""
    now = datetime.now(timezone.utc)
    more = asked_for_more(slots.order[1]) if slots.order[0] == MORE else None
    if more:
        kind, place, page = more
        return services(voice, kind, place, None, now, page)
    return services(voice, topic.removeprefix(SERVICE), _where(voice, slots), slots.near, now)


def still_needs_city(topic: str | None, place: Place | None, slots: Slots) -> bool:
    """Say whether a list of services waits for the name of a city."""
    if topic is None or not topic.startswith(SERVICE):
        return False
    return not (place.centre if place else slots.city)


def _where(voice: Voice, slots: Slots) -> str:
    place = place_of(voice.library, slots)
    return place.id if place else slots.city or voice.country_code
