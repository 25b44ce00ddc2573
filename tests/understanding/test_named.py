"""The finder of the real content knows places by what its own buttons call them."""

from __future__ import annotations

import pytest

from bot.content.library import Library
from bot.understanding.listed import under
from bot.understanding.named import BRACKETS, PLACES, name_finder
from bot.understanding.names import NameFinder
from bot.understanding.normalise import normalise

# In Pashto the same word is a dance.
OTHERWISE = {("ps", "athens")}


@pytest.fixture(scope="module")
def finder(library: Library) -> NameFinder:
    return name_finder(library)


def test_every_city_and_country_is_found_by_its_label(library: Library, finder: NameFinder) -> None:
    labels = [
        (code, id, BRACKETS.split(label)[0])
        for code, texts in library.texts.items()
        for part in PLACES
        for id, label in under(texts, part).items()
        if id in library.places and not label.isupper() and (code, id) not in OTHERWISE
    ]
    lost = [
        (code, label)
        for code, id, label in labels
        if id not in [found.values[0] for found in finder.find(normalise(label), code)]
    ]
    assert len(labels) > 700
    assert lost == []
