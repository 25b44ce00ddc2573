from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.read import ALLOWED_UPDATES, read
from bot.messages import Incoming, Kind, Location
from tests.channels.telegram.people import CHANNEL, GROUP, ME, membership, message, press, private, update, user

FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [{**FILE, "width": 1, "height": 1}]
POINT = {"latitude": 52.5, "longitude": 13.4}
VOICE = {**FILE, "duration": 3}
STICKER = {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False, "emoji": "🆘"}
POLL: dict[str, Any] = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}


def read_message(**content: Any) -> Incoming | None:
    return read(update(message=message(**content)), ME)


def incoming(**what: Any) -> Incoming:
    return Incoming("telegram", "7", language="fa", update="9", **what)


def test_words_arrive_with_the_chat_the_update_and_the_language_of_the_person() -> None:
    assert read_message(text="he is blue") == incoming(text="he is blue")


def test_a_person_without_a_language_has_no_hint() -> None:
    sender = {"id": 7, "is_bot": False, "first_name": "Sam"}
    found = read_message(text="hi", **{"from": sender})
    assert found and found.language == ""


def test_forwarded_words_are_words() -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "X"}
    assert read_message(text="what is ghb", forward_origin=origin) == incoming(text="what is ghb")


@pytest.mark.parametrize(
    ("typed", "payload", "words"),
    [
        ("/start", "chat.greet", ""),
        ("/start poster_berlin", "chat.greet", ""),
        ("/start he is blue", "chat.greet", "he is blue"),
        ("/help", "menu", ""),
        ("/HELP", "menu", ""),
        ("/help@handrail_bot", "menu", ""),
        ("/help my friend is blue", "menu", "my friend is blue"),
        ("/language", "chat.language", ""),
        ("/emergency", "emergency", ""),
        ("/emergency\nno breath", "emergency", "no breath"),
        ("/privacy", "chat.privacy", ""),
        ("/forget", "chat.forget_me", ""),
        ("/forget_everything", "menu", "forget everything"),
        ("/overdose", "menu", "overdose"),
    ],
)
def test_a_command_is_a_button_that_keeps_its_words(typed: str, payload: str, words: str) -> None:
    assert read_message(text=typed) == incoming(kind=Kind.BUTTON, payload=payload, text=words)


@pytest.mark.parametrize(("typed", "words"), [("/2 pills of xtc", "2 pills of xtc"), ("/کمک", "/کمک"), ("/", "/")])
def test_what_only_looks_like_a_command_is_words(typed: str, words: str) -> None:
    assert read_message(text=typed) == incoming(text=words)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"voice": VOICE}, Kind.VOICE),
        ({"audio": VOICE}, Kind.VOICE),
        ({"video_note": {**VOICE, "length": 1}}, Kind.VOICE),
        ({"photo": PHOTO}, Kind.PHOTO),
        ({"video": {**VOICE, "width": 1, "height": 1}}, Kind.PHOTO),
        ({"animation": {**VOICE, "width": 1, "height": 1}, "document": FILE}, Kind.PHOTO),
        ({"document": FILE}, Kind.DOCUMENT),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, Kind.CONTACT),
        ({"poll": POLL}, Kind.OTHER),
        ({"dice": {"value": 1, "emoji": "🎲"}}, Kind.OTHER),
        ({"something_of_next_year": {}}, Kind.OTHER),
    ],
    ids=lambda case: next(iter(case)) if isinstance(case, dict) else "",
)
def test_everything_without_words_has_a_kind(content: dict[str, Any], kind: Kind) -> None:
    assert read_message(**content) == incoming(kind=kind)


@pytest.mark.parametrize("media", [{"photo": PHOTO}, {"voice": VOICE}, {"document": FILE}])
def test_the_caption_of_a_file_is_what_the_person_says(media: dict[str, Any]) -> None:
    assert read_message(**media, caption="she does not wake up") == incoming(text="she does not wake up")


def test_a_sticker_comes_with_its_emoji() -> None:
    assert read_message(sticker=STICKER) == incoming(kind=Kind.STICKER, text="🆘")


@pytest.mark.parametrize(
    "content",
    [
        {"location": POINT},
        {"location": {**POINT, "live_period": 60}},
        {"location": POINT, "venue": {"location": POINT, "title": "Bar", "address": "Street"}},
    ],
    ids=["point", "live location", "venue"],
)
def test_a_place_is_a_location(content: dict[str, Any]) -> None:
    assert read_message(**content) == incoming(kind=Kind.LOCATION, location=Location(52.5, 13.4))


def test_a_live_location_that_moves_is_not_answered_again() -> None:
    assert read(update(edited_message=message(location={**POINT, "live_period": 60})), ME) is None


@pytest.mark.parametrize("content", [{"text": "better"}, {"photo": PHOTO, "caption": "better"}])
def test_an_edited_message_brings_its_new_words(content: dict[str, Any]) -> None:
    assert read(update(edited_message=message(**content)), ME) == incoming(kind=Kind.EDITED, text="better")


@pytest.mark.filterwarnings("ignore:.*message_auto_delete_time.*timedelta")
@pytest.mark.parametrize(
    "content",
    [
        {"pinned_message": message(text="x")},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"new_chat_members": [user()]},
    ],
    ids=lambda content: next(iter(content)),
)
def test_a_notice_of_telegram_itself_is_nothing_said(content: dict[str, Any]) -> None:
    assert read_message(**content) is None


def test_a_pressed_button_is_its_payload() -> None:
    found = read(update(callback_query=press("substance.ghb.about")), ME)
    assert found == incoming(kind=Kind.BUTTON, payload="substance.ghb.about")


def test_a_button_under_a_message_too_old_to_see_still_works() -> None:
    query = press("menu") | {"message": {"chat": private(), "message_id": 5, "date": 0}}
    assert read(update(callback_query=query), ME) == incoming(kind=Kind.BUTTON, payload="menu")


def test_a_button_without_message_or_payload_opens_the_menu() -> None:
    query = {"id": "1", "from": user(), "chat_instance": "c", "game_short_name": "g"}
    assert read(update(callback_query=query), ME) == incoming(kind=Kind.BUTTON, payload="menu")


def test_who_blocks_the_bot_is_forgotten() -> None:
    found = read(update(my_chat_member=membership("member", "kicked")), ME)
    assert found == incoming(kind=Kind.BUTTON, payload="forget:yes")


@pytest.mark.parametrize("chat", [private(), GROUP, CHANNEL], ids=["person", "group", "channel"])
def test_a_return_is_silent_except_in_a_group(chat: dict[str, Any]) -> None:
    found = read(update(my_chat_member=membership("kicked", "member", chat)), ME)
    assert (found and found.kind) == (Kind.GROUP if chat is GROUP else None)


def test_leaving_a_group_is_silent() -> None:
    assert read(update(my_chat_member=membership("member", "left", GROUP)), ME) is None


@pytest.mark.parametrize(
    "content",
    [
        {"channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL, "text": "news"}},
        {"edited_channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL, "text": "news"}},
        {
            "message_reaction": {
                "chat": private(),
                "message_id": 5,
                "date": 1,
                "user": user(),
                "old_reaction": [],
                "new_reaction": [{"type": "emoji", "emoji": "👎"}],
            }
        },
        {"inline_query": {"id": "1", "from": user(), "query": "ghb", "offset": ""}},
        {"poll": POLL},
        {"something_of_next_year": {}},
    ],
    ids=lambda content: next(iter(content)),
)
def test_what_is_not_said_to_us_is_ignored(content: dict[str, Any]) -> None:
    assert read(update(**content), ME) is None


def test_telegram_is_asked_for_nothing_that_is_ignored() -> None:
    assert set(ALLOWED_UPDATES) == {"message", "edited_message", "callback_query", "my_chat_member"}
