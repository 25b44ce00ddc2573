"""Texts are compared in one form."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.understanding.normalise import normalise, normalise_all


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("ال‌اس‌دی می‌خورم", "الاسدی میخورم"),
        ("مُخَدِّرات كوكائين", "مخدرات کوکایین"),
        ("أفيون", "افیون"),
        ("حشيـــش", "حشیش"),
        ("هێرۆین", "هیروین"),
        ("ہیروئن", "هیروین"),
        ("۱۲ و ٣ गोली ४", "12 و 3 गोली 4"),
    ],
)
def test_arabic_letters_and_digits_of_all_scripts_have_one_form(written: str, compared: str) -> None:
    assert normalise(written) == compared


def test_letters_drawn_out_are_shortened_to_one_at_the_end_and_two_inside() -> None:
    assert normalise("Heeelppp") == "heelp"
    assert normalise("نجدةةةة حشيييش") == "نجده حشیش"


def test_numbers_are_not_shortened() -> None:
    assert normalise("1000 mg, 1112") == "1000 mg, 1112"


def test_emoji_with_a_meaning_become_words_and_others_vanish() -> None:
    assert normalise("🦄he took 💊💉👨🏽‍🦱!!!") == "he took emoji_pill emoji_syringe !"


def test_curly_quotes_dots_and_capitals_are_made_plain() -> None:
    assert normalise("Xanax’ı G.H.B. İçtim") == "xanax'ı ghb içtim"


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.text(max_size=20)))
@example(["a", "b\uff5cc", "d"])
def test_many_texts_at_once_are_normalised_as_one_by_one(texts: list[str]) -> None:
    assert normalise_all(texts) == [normalise(text.replace("|", " ")) for text in texts]
