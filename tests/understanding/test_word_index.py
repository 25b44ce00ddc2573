"""Listed words are found in what people write."""

from __future__ import annotations

import pytest

from bot.understanding.phrases import PhraseIndex, phrases
from bot.understanding.word_index import WordIndex, listed

WORDS = WordIndex(["breathing", "wake*", "*lance*", "not"], misspelled=True)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("breathing", {"breathing"}),
        ("breahting", {"breathing"}),
        ("braething", {"breathing"}),
        ("reathing", set()),
        ("breathinng", {"breathing"}),
        ("brething", {"breathing"}),
        ("breath", set()),
        ("waked", {"wake*"}),
        ("ambulances", {"*lance*"}),
        ("noot", set()),
    ],
)
def test_a_word_is_found_whole_by_its_beginning_by_a_part_or_with_one_slip(written: str, found: set[str]) -> None:
    assert WORDS.find(written) == found


def test_listed_words_keep_their_stars_and_lose_accents_and_apostrophes() -> None:
    assert listed(["Atmé*", "*d'or", "!!"]) == ["atme*", "*dor", ""]


def test_words_of_a_phrase_stand_beside_each_other() -> None:
    index = PhraseIndex(phrases(["wake_up", "not"]).values())
    assert list(index.find(["not", "wake", "up"])) == [(("not",), 0), (("wake", "up"), 1)]
    assert not list(index.find(["wake", "him", "up"]))
