"""Build the finder of names from the content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from bot.content.library import Library
from bot.understanding.language import ANSWERED_AS
from bot.understanding.listed import under
from bot.understanding.name_rules import NameRules
from bot.understanding.names import NameFinder
from bot.understanding.vocabulary import Vocabulary

RULES = "name_rules"
BRACKETS = re.compile(r"[()]")
PLACES = ("labels.cities", "labels.countries")


def name_finder(library: Library, words: Mapping[str, Vocabulary] | None = None) -> NameFinder:
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
        for id, label in (entry for part in PLACES for entry in under(texts, part).items() if entry[0] in places):
            # `ኔዘርላንድ (ሆላንድ)` are two names, and initials none: Ukrainian ПАР is South Africa, and steam.
            places[id].extend(name.strip() for name in BRACKETS.split(label) if name.strip() and not name.isupper())
    return places
