"""Every topic, substance and place has a short name, and no name is left over."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import TextFile, View
from bot.content.library import Library
from bot.content.limits import LABEL_GROUPS, LEVELS
from bot.content.problems import Problem
from bot.content.topics import MIX, PREFIXES, SUBSTANCE

HEADINGS = ("substances", "mixes", *PREFIXES)
PLACES = ("countries", "cities")


def check(view: View) -> Iterator[Problem]:
    """Yield unknown labels, and labels that are missing in English."""
    known = _known(view)
    for file in view.text_files:
        if file.stem == "labels":
            yield from _file(file, known)


def _known(view: View) -> dict[str, tuple[str, ...]]:
    library = view.library
    topics = library.topics
    cities = tuple(place for place in library.places.values() if place.centre is not None)
    countries = tuple(place for place in library.places.values() if place.centre is None)
    return {
        "substances": topics.substances,
        "medicines": tuple(library.medicines),
        "facets": tuple(topics.facets),
        "topics": tuple(topic for topic in topics if topics.by_id[topic].group not in (SUBSTANCE, MIX)),
        "groups": HEADINGS,
        "countries": tuple(place.id for place in countries),
        "cities": tuple(place.id for place in cities),
        "languages": tuple(dict.fromkeys((*library.languages, *_others(library)))),
        "levels": LEVELS,
    }


def _others(library: Library) -> Iterator[str]:
    """Yield languages that dispatchers and services speak."""
    for country in library.countries.values():
        yield from country.dispatcher_languages
    for service in library.services.all:
        yield from service.languages


def _file(file: TextFile, known: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    for name, node in file.root.entries.items():
        if name not in known:
            yield file.problem(node.line, f"labels have no group '{name}': use {', '.join(LABEL_GROUPS)}")
    for group, ids in known.items():
        own, english = file.root.group(group), file.english.group(group)
        for id, node in own.entries.items():
            if id not in ids:
                yield file.problem(node.line, f"there is no '{id}' among the {group}: remove or rename the label")
        # Places have an English name in facts/places.yml already.
        for id in () if group in PLACES and not file.translated else ids:
            if id not in own.entries:
                wanted = f'. English: "{english.text(id)}"' if id in english.entries else ": write a short name"
                yield file.problem(own.line, f"the label '{group}.{id}' is missing{wanted}", "warning")
