"""The everyday words of a language."""

from __future__ import annotations

from bot.understanding.vocabulary import Vocabulary, common_words


def test_words_of_sentences_are_known_and_those_marked_as_names_are_not() -> None:
    words = common_words(["He took [herion](heroin) at home", "به [تهران](place) رفتم"])
    assert all(word in words for word in ("took", "home", "رفتم"))
    assert not any(word in words for word in ("herion", "تهران", "at", ""))


def test_the_words_of_all_languages_are_known_together() -> None:
    both = Vocabulary.union([Vocabulary.of(["thuis"]), Vocabulary.of(["home"])])
    assert "thuis" in both and "home" in both and "haus" not in both


def test_no_languages_know_no_word() -> None:
    assert "home" not in Vocabulary.union([])
