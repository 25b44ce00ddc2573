"""Put facts into texts: {emergency_number} and its like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.content.models import Answer, Country, Point

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
EMERGENCY_NUMBER = "112"  # where we do not know the country: it works from every mobile phone in most of the world


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Return the text with every placeholder replaced whose fact is given; others stay."""
    return PLACEHOLDER.sub(lambda found: facts.get(found[1], found[0]), text)


def filled(answer: Answer, facts: Mapping[str, str]) -> Answer:
    """Return the answer with facts in all its texts."""
    return replace(
        answer,
        title=fill(answer.title, facts),
        lead=fill(answer.lead, facts),
        points=_points(answer.points, facts),
        never=_points(answer.never, facts),
    )


def facts_of(country: Country | None) -> dict[str, str]:
    """Return what texts may say about a country; without one the number that works in most countries."""
    return {"emergency_number": country.emergency_number if country else EMERGENCY_NUMBER}


def _points(points: tuple[Point, ...], facts: Mapping[str, str]) -> tuple[Point, ...]:
    return tuple(Point(point.name, fill(point.text, facts)) for point in points)
