from __future__ import annotations

import pytest

from bot.channels.direction import right_to_left


def shown(text: str) -> str:
    """Make the marks visible: > right to left, [ ] isolate."""
    return right_to_left(text).translate({0x200F: ">", 0x2068: "[", 0x2069: "]"})


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("سلام", ">سلام"),
        ("GHB چیست؟", ">[GHB] چیست؟"),
        ("به 112 زنگ بزنید", ">به [112] زنگ بزنید"),
        ("تلفن: +49 30 123-45", ">تلفن: [+49 30 123-45]"),
        ("۱۱۲ را بگیرید", ">[۱۱۲] را بگیرید"),
        ("در Example street 1, 10999 Berlin است", ">در [Example street 1, 10999 Berlin] است"),
        ("نشانی https://example.org/a?b=1 است", ">نشانی [https://example.org/a?b=1] است"),
        ("با MDMA. LSD هم", ">با [MDMA]. [LSD] هم"),
        ("50% کمتر", ">[50%] کمتر"),
        ("داروی MDMA (XTC) و (GHB) هم", ">داروی [MDMA (XTC)] و ([GHB]) هم"),
        ("تلفن +49 (0)30 123 است", ">تلفن [+49 (0)30 123] است"),
        ("ماده GHB (مایع) است", ">ماده [GHB] (مایع) است"),
        ("1. دست", ">[1]. دست"),
        ("یک\n\nدو", ">یک\n\n>دو"),
        ("\u2068GHB\u2069 چیست", ">[GHB] چیست"),
    ],
)
def test_foreign_runs_are_isolated_and_paragraphs_begin_on_the_right(text: str, marked: str) -> None:
    assert shown(text) == marked
