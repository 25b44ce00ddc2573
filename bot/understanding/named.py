"""Build the finder of names from the content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from bot.content.library import Library
from bot.understanding.language import ANSWERED_AS
from bot.understanding.listed import under
from bot.understanding.name_rules import NameRules
from bot.understanding.names import NameFinder

RULES, CITIES = "name_rules", "labels.cities"


def name_finder(library: Library, words: Mapping[str, Collection[str]] | None = None) -> NameFinder:
    """Return a finder that knows every name in the library; `words` are everyday words of each language."""
    rules = {code: NameRules.read(under(texts, RULES)) for code, texts in library.texts.items()}
    return NameFinder(_names(library), _ambiguous(library), _places(library), rules, words, library.medicines)


def _names(library: Library) -> dict[str, dict[str, list[str]]]:
    names: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code, texts in library.texts.items():
        for substance, spellings in texts.names.items():
            names[ANSWERED_AS.get(code, code)][substance].extend(spellings)
    return {code: dict(known) for code, known in names.items()}


def _ambiguous(library: Library) -> dict[str, dict[str, list[str]]]:
    names: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for one in library.ambiguous:
        names[ANSWERED_AS.get(one.language, one.language)][one.name] = [one.first, one.also]
    return dict(names)


def _places(library: Library) -> dict[str, list[str]]:
    places = {id: [place.name, *place.also_written] for id, place in library.places.items()}
    for texts in library.texts.values():
        for id, label in under(texts, CITIES).items():
            places.setdefault(id, []).append(label)
    return places
