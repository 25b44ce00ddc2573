"""A misspelled name is found, a word that is something else is not."""

from __future__ import annotations

import pytest

from bot.understanding.typos import Typos

TYPOS = Typos(["heroin", "ketamine", "amphetamine", "metamizole", "кокаин", "methadone"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("herion", "heroin"),
        ("heroin", "heroin"),
        ("ketamin", "ketamine"),
        ("anphetamin", "amphetamine"),
        ("какаин", "кокаин"),
        ("methdone", "methadone"),
        ("horizon", None),
        ("met", None),
        ("", None),
    ],
)
def test_the_nearest_name_within_the_slips_that_its_length_allows_is_found(written: str, meant: str | None) -> None:
    assert TYPOS.nearest(written, lambda _: True) == meant


def test_a_name_that_may_not_be_looked_for_is_not_found() -> None:
    assert TYPOS.nearest("herion", lambda name: name != "heroin") is None


def test_without_names_nothing_is_found() -> None:
    assert Typos([]).nearest("herion", lambda _: True) is None
