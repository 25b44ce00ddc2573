"""Names for people that cannot be traced back to them."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.messages import Incoming, Location
from bot.privacy import person, read_secret

SECRET = b"s" * 32


def test_the_same_person_has_the_same_name() -> None:
    assert person(Incoming("telegram", "5"), SECRET) == person(Incoming("telegram", "5", "other words"), SECRET)


def test_the_name_differs_by_channel_sender_and_secret() -> None:
    names = {
        person(Incoming(*who), key)
        for who in (("telegram", "5"), ("chat", "5"), ("telegram", "6"))
        for key in (b"a", b"b")
    }
    assert len(names) == 6


def test_channel_and_sender_cannot_be_shifted_into_each_other() -> None:
    assert person(Incoming("a", "bc"), SECRET) != person(Incoming("ab", "c"), SECRET)


def test_a_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        made = read_secret(None, tmp_path / "data")
    assert read_secret(None, tmp_path / "data") == made
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600
    assert len(made) == 64 and made.decode() not in caplog.text


def test_the_operators_secret_goes_first(tmp_path: Path) -> None:
    assert read_secret("mine", tmp_path) == b"mine"
    assert not (tmp_path / "secret").exists()


def test_a_message_shows_neither_words_nor_sender_nor_place_when_printed() -> None:
    incoming = Incoming("telegram", "31612345678", "i took heroin", location=Location(52.37, 4.89), city="amsterdam")
    assert not [word for word in ("heroin", "316", "52.3", "4.8", "amsterdam") if word in repr(incoming)]
