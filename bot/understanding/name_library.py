"""Make a name finder from the content library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from bot.understanding.language import ANSWERED_AS
from bot.understanding.name_rules import NameRules
from bot.understanding.names import NameFinder


class WithNames(Protocol):
    """The words of one language, of which the street names matter here: substance to names."""

    @property
    def names(self) -> Mapping[str, Sequence[str]]: ...


class Ambiguous(Protocol):
    """A name of two substances in one language, the likelier one first."""

    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def first(self) -> str: ...
    @property
    def also(self) -> str: ...


class Written(Protocol):
    """A place with all the ways to write it."""

    @property
    def name(self) -> str: ...
    @property
    def also_written(self) -> Sequence[str]: ...


class Source(Protocol):
    """What `bot.content.library.Library` has for us."""

    @property
    def texts(self) -> Mapping[str, WithNames]: ...
    @property
    def ambiguous(self) -> Sequence[Ambiguous]: ...
    @property
    def places(self) -> Mapping[str, Written]: ...


def from_library(
    library: Source,
    rules: Mapping[str, Mapping[str, str]],
    words: Mapping[str, Collection[str]] | None = None,
) -> NameFinder:
    """Return a finder of a library's names; `rules` are the entries of each language's `name_rules.yml`."""
    read = {language: NameRules.read(entries) for language, entries in rules.items()}
    return NameFinder(_names(library), _ambiguous(library), _places(library), read, words)


def _names(library: Source) -> dict[str, dict[str, list[str]]]:
    names: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language, text in library.texts.items():
        for substance, spellings in text.names.items():
            names[ANSWERED_AS.get(language, language)][substance].extend(spellings)
    return {language: dict(known) for language, known in names.items()}


def _ambiguous(library: Source) -> dict[str, dict[str, list[str]]]:
    names: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for one in library.ambiguous:
        names[ANSWERED_AS.get(one.language, one.language)][one.name] = [one.first, one.also]
    return dict(names)


def _places(library: Source) -> dict[str, list[str]]:
    return {id: [place.name, *place.also_written] for id, place in library.places.items()}
