"""Runs of letters get numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.ngrams import ngrams

WORDS = st.lists(st.text("abсю", min_size=1, max_size=7), max_size=5)


def listed(words: list[str], shortest: int, longest: int) -> list[str]:
    """Return the runs one by one."""
    padded = [f" {word} " for word in words]
    return [
        word[start : start + length]
        for length in range(shortest, longest + 1)
        for word in padded
        for start in range(len(word) - length + 1)
    ]


@given(WORDS)
def test_every_run_within_a_word_has_a_number_and_no_other(words: list[str]) -> None:
    assert len(ngrams(words, 2, 4)) == len(listed(words, 2, 4))


@given(WORDS)
def test_different_runs_have_different_numbers(words: list[str]) -> None:
    assert len(set(ngrams(words, 2, 4).tolist())) == len(set(listed(words, 2, 4)))


def test_a_run_has_the_same_number_wherever_it_stands() -> None:
    assert set(ngrams(["breath"], 2, 4).tolist()) < set(ngrams(["no", "breathing", "breath"], 2, 4).tolist())


def test_a_single_letter_is_no_space() -> None:
    assert len(ngrams(["a", "bc"], 1, 1)) == 3


def test_no_words_have_no_runs() -> None:
    assert ngrams([], 1, 5).tolist() == []
