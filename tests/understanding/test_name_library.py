"""The finder takes its names from the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.understanding.name_library import from_library
from bot.understanding.normalise import normalise


@dataclass(frozen=True)
class Words:
    names: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class TwoMeanings:
    name: str
    language: str
    first: str
    also: str


@dataclass(frozen=True)
class City:
    name: str
    also_written: Sequence[str]


@dataclass(frozen=True)
class SmallLibrary:
    texts: Mapping[str, Words]
    ambiguous: Sequence[TwoMeanings] = ()
    places: Mapping[str, City] = field(default_factory=dict)


def test_names_places_and_names_with_two_meanings_come_from_the_library() -> None:
    library = SmallLibrary(
        texts={"en": Words({"heroin": ["gear"]}), "prs": Words({"cannabis": ["چرس"]})},
        ambiguous=[TwoMeanings("gear", "en", "steroids", "heroin")],
        places={"athens": City("Athens", ["آتن"])},
    )
    names = from_library(library, {"en": {"endings": "s"}})
    assert names.find("gear in athens", "en")[0].values == ("steroids", "heroin")
    assert [one.values[0] for one in names.find(normalise("چرس ده آتن"), "fa")] == ["cannabis", "athens"]
