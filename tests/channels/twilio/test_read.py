from __future__ import annotations

import pytest

from bot.channels.twilio.read import read
from bot.messages import Incoming, Kind, Location
from tests.channels.platform import hide
from tests.channels.twilio.emulator import PHONE, media, message


def one(fields: dict[str, str]) -> Incoming:
    incoming = read(fields, hide)
    assert incoming
    return incoming


@pytest.mark.parametrize("words", ["hello", "دوستم نفس نمیکشه", "ዓርከይ ኣየተንፍስን", "2"])
def test_a_text_keeps_every_letter(words: str) -> None:
    assert (one(message(words)).text, one(message(words)).kind) == (words, Kind.TEXT)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("audio/ogg", Kind.VOICE),
        ("image/jpeg", Kind.PHOTO),
        ("image/webp", Kind.STICKER),
        ("video/mp4", Kind.PHOTO),
        ("text/vcard", Kind.CONTACT),
        ("application/pdf", Kind.DOCUMENT),
    ],
)
def test_media_without_words_is_its_kind(kind: str, expected: Kind) -> None:
    assert (one(media(kind)).kind, one(media(kind, "what is this")).text) == (expected, "what is this")


def test_an_empty_message_is_something_else() -> None:
    assert one(message("")).kind == Kind.OTHER


def test_a_location_is_a_point() -> None:
    assert one(message(Latitude="52.3", Longitude="4.9", Address="Street 1")).location == Location(52.3, 4.9)
    assert one(message(Latitude="nan", Longitude="4.9")).kind == Kind.OTHER


def test_a_pressed_button_of_a_template_is_its_payload() -> None:
    assert one(message("Menu", ButtonPayload="menu", ButtonText="Menu")).payload == "menu"


@pytest.mark.parametrize(
    "fields", [message("x", MessageStatus="delivered"), message("👍", MessageType="reaction"), {}, {"From": PHONE}]
)
def test_what_asks_nothing_is_not_answered(fields: dict[str, str]) -> None:
    assert read(fields, hide) is None


def test_behind_the_reader_nobody_sees_a_number() -> None:
    assert "31612345678" not in repr(one(message("hello")).__dict__)
