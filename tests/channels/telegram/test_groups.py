from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.read import read
from bot.messages import Incoming, Kind
from tests.channels.telegram.people import GROUP, ME, in_group, message, press, update, user


def heard(text: str, **content: Any) -> Incoming | None:
    return read(update(message=in_group(text, **content)), ME)


def group(**what: Any) -> Incoming:
    return Incoming("telegram", "-100", kind=Kind.GROUP, language="fa", update="9", **what)


def test_talk_of_others_is_none_of_our_business() -> None:
    assert heard("what is ghb") is None


def test_a_file_of_others_is_none_of_our_business() -> None:
    assert read(update(message=message(chat=GROUP, dice={"value": 1, "emoji": "🎲"})), ME) is None


def test_a_mention_is_taken_out_of_the_words() -> None:
    assert heard("hey @handrail_bot what is ghb") == group(text="hey what is ghb")


def test_a_mention_in_a_caption_counts() -> None:
    entities = [{"type": "mention", "offset": 0, "length": 13}]
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    content = message(chat=GROUP, photo=photo, caption="@handrail_bot this?", caption_entities=entities)
    assert read(update(message=content), ME) == group(text="this?")


def test_a_mention_by_name_counts() -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 8, "user": ME.to_dict()}
    assert heard("Handrail what is ghb", entities=[entity]) == group(text="what is ghb")


def test_a_mention_of_another_bot_does_not_count() -> None:
    entity = {"type": "mention", "offset": 0, "length": 10}
    assert heard("@other_bot hi", entities=[entity]) is None


def test_an_answer_to_our_message_counts() -> None:
    ours = message(chat=GROUP, text="...") | {"from": ME.to_dict()}
    assert heard("and mixed?", reply_to_message=ours) == group(text="and mixed?")


@pytest.mark.parametrize("typed", ["/help", "/help@handrail_bot", "/help@Handrail_Bot"])
def test_a_command_counts(typed: str) -> None:
    assert heard(typed) == group(payload="menu")


@pytest.mark.parametrize("typed", ["/help@other_bot", "/weather"])
def test_a_command_for_another_bot_does_not_count(typed: str) -> None:
    assert heard(typed) is None


def test_a_pressed_button_in_a_group_is_of_the_group() -> None:
    query = press("menu") | {"message": message(chat=GROUP, text="?")}
    assert read(update(callback_query=query), ME) == group(payload="menu")


def test_an_edited_message_in_a_group_is_ignored() -> None:
    assert read(update(edited_message=in_group("@handrail_bot hi")), ME) is None


def test_other_bots_are_not_answered() -> None:
    assert heard("@handrail_bot hi", **{"from": user() | {"is_bot": True}}) is None
