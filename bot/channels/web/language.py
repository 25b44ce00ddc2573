"""The language of the page, from what the browser asks for."""

from __future__ import annotations

from collections.abc import Mapping

from bot.channels.web.words import Language

LONGEST = 200  # characters of the header that are read


def wished(header: str, known: Mapping[str, Language]) -> str:
    """Return the code of the first language of an Accept-Language header that is offered, or an empty one."""
    for tag in _tags(header):
        if found := offered(tag, known):
            return found
    return ""


def offered(tag: str, known: Mapping[str, Language]) -> str:
    """Return the code of the language of a tag as `fa-AF`, or of what is offered in its place, or an empty one."""
    language = known.get(tag.partition("-")[0].casefold())
    return language.instead if language else ""


def _tags(header: str) -> list[str]:
    """Return the tags of a header, the most wished first; what cannot be read is wished least."""
    entries = [entry.partition(";") for entry in header[:LONGEST].split(",")]
    weighed = [(_weight(weight), tag.strip()) for tag, _, weight in entries]
    return [tag for weight, tag in sorted(weighed, key=lambda entry: -entry[0]) if weight > 0]


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0
