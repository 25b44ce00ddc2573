from __future__ import annotations

import pytest

from bot.channels.whatsapp.read import Received, read
from bot.messages import Kind, Location
from tests.channels.platform import hide
from tests.channels.whatsapp.emulator import LINE, Json
from tests.channels.whatsapp.people import BSUID, PHONE, body, media, message, press, row, status, text


def one(given: Json) -> Received:
    [received] = read(body(given), hide)
    return received


@pytest.mark.parametrize("words", ["hello", "دوستم نفس نمیکشه", "ዓርከይ ኣየተንፍስን", "he is 🟦 👨‍👩‍👧", ""])
def test_a_text_keeps_every_letter(words: str) -> None:
    assert (one(text(words)).incoming.text, one(text(words)).incoming.kind) == (words, Kind.TEXT)


@pytest.mark.parametrize("pressed", [press, row])
def test_a_pressed_choice_is_its_payload(pressed: object) -> None:
    incoming = one(pressed("health.naloxone")).incoming  # type: ignore[operator]
    assert (incoming.payload, incoming.kind, incoming.text) == ("health.naloxone", Kind.BUTTON, "")


def test_a_button_of_a_template_keeps_its_words_too() -> None:
    incoming = one(message("button", {"payload": "menu", "text": "Menu"})).incoming
    assert (incoming.payload, incoming.text) == ("menu", "Menu")


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (media("audio", voice="true"), Kind.VOICE),
        (media("image"), Kind.PHOTO),
        (media("video"), Kind.PHOTO),
        (media("sticker"), Kind.STICKER),
        (media("document", filename="a.pdf"), Kind.DOCUMENT),
        (message("contacts", [{"name": {"formatted_name": "Sam"}, "phones": [{"phone": "+1"}]}]), Kind.CONTACT),
        (message("order", {"catalog_id": "1", "product_items": []}), Kind.OTHER),
        (message("unsupported", errors=[{"code": 131051, "title": "Message type unknown"}]), Kind.OTHER),
        (message("interactive", {"type": "nfm_reply", "nfm_reply": {"response_json": "{}"}}), Kind.OTHER),
        (message("something_new", {}), Kind.OTHER),
        (message("text", "no object"), Kind.TEXT),
    ],
)
def test_every_kind_of_message_is_known(given: Json, kind: Kind) -> None:
    assert (one(given).incoming.kind, one(given).incoming.text) == (kind, "")


def test_a_caption_is_what_somebody_says() -> None:
    assert one(media("image", caption="is this mdma")).incoming.text == "is this mdma"


def test_a_location_is_a_point() -> None:
    where = {"latitude": 52.3, "longitude": 4.9, "name": "Home", "address": "Street 1"}
    assert one(message("location", where)).incoming.location == Location(52.3, 4.9)


@pytest.mark.parametrize("latitude", [None, "x", 91, float("nan"), True, 1e999])
def test_what_is_no_place_on_earth_is_no_location(latitude: object) -> None:
    incoming = one(message("location", {"latitude": latitude, "longitude": 4.9})).incoming
    assert (incoming.kind, incoming.location) == (Kind.OTHER, None)


@pytest.mark.parametrize(
    "given",
    [
        message("reaction", {"message_id": "wamid.1", "emoji": "👍"}),
        message("reaction", {"message_id": "wamid.1"}),
        message("system", {"body": "User changed from 1 to 2", "wa_id": "2", "type": "user_changed_number"}),
        text("to many", group_id="g1"),
    ],
)
def test_what_asks_nothing_is_not_answered(given: Json) -> None:
    assert list(read(body(given), hide)) == []


@pytest.mark.parametrize("kind", ["sent", "delivered", "read", "failed"])
def test_news_about_our_own_messages_is_not_answered(kind: str) -> None:
    assert list(read(status(kind), hide)) == []


def test_several_messages_changes_entries_and_numbers_come_in_one_body() -> None:
    given = body(text("1"), text("2"))
    given["entry"][0]["changes"] += body(text("3"))["entry"][0]["changes"]
    given["entry"] += body(text("4"), line="2")["entry"]
    received = list(read(given, hide))
    assert [(one.incoming.text, one.line) for one in received] == [("1", LINE), ("2", LINE), ("3", LINE), ("4", "2")]


def test_behind_the_reader_nobody_sees_a_number_not_even_in_the_id_of_the_message() -> None:
    received = one(text("hello"))
    assert PHONE not in repr(received) and PHONE not in repr(received.incoming.__dict__)
    assert received.person == ("to", PHONE)


def test_who_shows_no_number_is_reached_by_the_id_for_our_business() -> None:
    given = text("hello", from_user_id=BSUID)
    del given["from"]
    hidden, shown = one(given), one(text("hello", from_user_id=BSUID))
    assert (hidden.person, shown.person) == (("recipient", BSUID), ("to", PHONE))
    assert hidden.incoming.sender == shown.incoming.sender


def test_half_a_letter_is_no_letter() -> None:
    assert one(text("a\ud83d")).incoming.text.encode() == "a\ufffd".encode()
