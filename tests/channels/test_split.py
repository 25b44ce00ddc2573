from __future__ import annotations

import pytest

from bot.channels.split import split, units


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("short", ["short"]),
        ("one two.\n\nthree\nfour five", ["one two.", "three\nfour five"]),
        ("one two.\nthree four five", ["one two.", "three four five"]),
        ("One two, six. Three four five", ["One two, six.", "Three four five"]),
        ("exactly sixteen! and more", ["exactly sixteen!", "and more"]),
        ("یک دو سه؟ چهار پنج شش هفت", ["یک دو سه؟", "چهار پنج شش هفت"]),
        ("one two three four five", ["one two three", "four five"]),
        ("onetwothreefourfive", ["onetwothreefourf", "ive"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_cut_at_the_best_place(text: str, parts: list[str]) -> None:
    assert list(split(text, 16)) == parts


@pytest.mark.parametrize("whole", ["e\u0301", "👩‍👧", "👍🏽", "கி", "❤️"])
def test_a_letter_is_not_torn_from_its_marks(whole: str) -> None:
    parts = list(split(whole * 20, 15))
    assert all(len(part) % len(whole) == 0 for part in parts)


def test_lengths_are_counted_as_telegram_counts() -> None:
    assert [units(text) for text in ("a", "é", "ع", "🆘")] == [1, 1, 1, 2]


def test_a_text_of_marks_only_still_ends() -> None:
    assert "".join(split("\u0301" * 100, 9)) == "\u0301" * 100
