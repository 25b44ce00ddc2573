"""Build the finder of names from the content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bot.content.library import Library
from bot.content.models import Texts
from bot.understanding.listed import under
from bot.understanding.name_rules import NameRules
from bot.understanding.names import NameFinder

EXTRA, RULES, PLACES = "names_extra", "name_rules", "labels.places"


def name_finder(library: Library) -> NameFinder:
    """Return a finder that knows every name in the library."""
    names = {code: _substances(texts) for code, texts in library.texts.items()}
    ambiguous: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name in library.ambiguous:
        ambiguous[name.language][name.name] = [name.first, name.also]
    rules = {code: NameRules.read(under(texts, RULES)) for code, texts in library.texts.items()}
    return NameFinder(names, ambiguous, _places(library), rules)


def _substances(texts: Texts) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = {substance: list(listed) for substance, listed in texts.names.items()}
    for substance, listed in under(texts, EXTRA).items():
        names.setdefault(substance, []).extend(filter(None, map(str.strip, listed.split(","))))
    return names


def _places(library: Library) -> Mapping[str, list[str]]:
    places = {id: [place.name, *place.also_written] for id, place in library.places.items()}
    for texts in library.texts.values():
        for id, label in under(texts, PLACES).items():
            places.setdefault(id, []).append(label)
    return places
