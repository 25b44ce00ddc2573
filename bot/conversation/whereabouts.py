"""Where a person is: what the channel knows, and a shared location."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.content.library import Library
from bot.content.models import Place
from bot.content.nearby import nearest_city
from bot.conversation.payload import said
from bot.conversation.understand import Understood
from bot.messages import Incoming


def hinted(incoming: Incoming, library: Library) -> Incoming:
    """Return a message with the city of its channel as an id, or without one that we do not know, and its country."""
    if not incoming.city:
        return incoming
    city = _city(library, incoming.city.strip().casefold())
    country = incoming.country or (city.country if city else "")
    return replace(incoming, city=city.id if city and city.country == country else "", country=country)


def _city(library: Library, name: str) -> Place | None:
    cities = (place for place in library.places.values() if place.centre)
    return next((city for city in cities if name in (city.id, city.name.casefold())), None)


def hints(incoming: Incoming, profile: Mapping[str, Any], country: str) -> dict[str, str]:
    """Return what the channel knows and the person has not told otherwise."""
    here = incoming.country or country
    told = profile.get("country")
    return {"country": here, "city": incoming.city if told in (None, "", here) else ""}


def located(understood: Understood, incoming: Incoming, library: Library) -> Understood:
    """Make the nearest city of a shared location; the point itself goes no further."""
    assert incoming.location is not None
    city = nearest_city(library, incoming.location.latitude, incoming.location.longitude)
    order = ["city", city.id] if city else ["country", ""]
    point = [incoming.location.latitude, incoming.location.longitude]
    return replace(understood, said={**said("chat_location"), "order": order, "near": point})
