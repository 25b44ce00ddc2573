"""Find the city that is nearest to a point."""

from __future__ import annotations

from bot.content.distance import distance_km
from bot.content.library import Library
from bot.content.models import Place

NEAR_KM = 60.0


def nearest_city(library: Library, latitude: float, longitude: float) -> Place | None:
    """Return the nearest city within 60 km of a point in WGS 84 degrees, or None."""
    cities = [place for place in library.places.values() if place.centre]
    distances = {place.id: distance_km((latitude, longitude), place.centre) for place in cities if place.centre}
    nearest = min(distances, key=lambda city: distances[city], default=None)
    if nearest is None or distances[nearest] > NEAR_KM:
        return None
    return library.places[nearest]
