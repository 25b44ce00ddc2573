"""How far two points are from each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
EARTH_KM = 6371.0


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance of two points in kilometres (haversine formula)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, one)), tuple(map(radians, other)))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
