"""Find the city that is nearest to a point."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from bot.content.library import Library
from bot.content.models import Place

EARTH_KM = 6371.0
NEAR_KM = 60.0


def nearest_city(library: Library, latitude: float, longitude: float) -> Place | None:
    """Return the nearest city within 60 km of a point in WGS 84 degrees, or None."""
    cities = [place for place in library.places.values() if place.centre]
    distances = {place.id: distance_km((latitude, longitude), place.centre) for place in cities if place.centre}
    nearest = min(distances, key=lambda city: distances[city], default=None)
    if nearest is None or distances[nearest] > NEAR_KM:
        return None
    return library.places[nearest]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in kilometres (haversine formula)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, one)), tuple(map(radians, other)))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
