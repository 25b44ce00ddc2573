from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.channels.telegram.write import LIMIT, write
from bot.messages import Button, Reply
from tests.channels.telegram.emulator import check_message, units

MENU = (Button("Menu", "menu"),)
SCRIPTS = "Aa1 éß\n\n.!?؟۔।。 ابپچ ۱۲ ሀለ ཀཁ กำ ကို தமிழ் 漢字 ɓ עב 🆘👩‍👩‍👧🏽e\u0301\u200c-+/:"
TEXTS = st.text(max_size=300) | st.text(st.sampled_from(SCRIPTS), max_size=300)


def letters(text: str) -> str:
    """What a person reads: no white space, no marks of direction."""
    return re.sub(r"[\s\u200f\u2068\u2069]", "", text)


def test_a_short_reply_is_one_message_with_its_buttons() -> None:
    (part,) = write(Reply("Hello", MENU))
    assert part.text == "Hello"
    assert part.keyboard and part.keyboard.inline_keyboard[0][0].callback_data == "menu"


def test_the_title_is_bold_and_nothing_else_is() -> None:
    (part,) = write(Reply("🆘 Title_*<b>\nText", titled=True))
    assert part.entities == (MessageEntity("bold", 0, units("🆘 Title_*<b>")),)


def test_a_reply_without_a_title_has_no_bold_line() -> None:
    assert write(Reply("One\nTwo"))[0].entities == ()


def test_a_title_from_right_to_left_is_bold_to_its_end() -> None:
    (part,) = write(Reply("GHB چیست\nمتن", titled=True), rtl=True)
    assert part.entities[0].length == units(part.text.partition("\n")[0])


def test_buttons_stand_under_the_last_part() -> None:
    parts = write(Reply("word " * 2000, MENU, titled=True))
    assert [part.keyboard is not None for part in parts] == [False, False, True]


def test_nothing_visible_is_nothing_to_send() -> None:
    assert write(Reply(" \n\u200f\u2068\u2069\u200b", MENU)) == ()


@settings(max_examples=60)
@given(TEXTS, st.integers(1, 40), st.booleans(), st.booleans())
def test_any_text_in_any_script_comes_out_whole(text: str, times: int, titled: bool, rtl: bool) -> None:
    parts = write(Reply(text * times, MENU, titled=titled), rtl=rtl)
    for part in parts:
        entities = [entity.to_dict() for entity in part.entities]
        check_message({"text": part.text, "entities": entities, "link_preview_options": {"is_disabled": True}})
    if parts:
        assert visible(letters("".join(part.text for part in parts))) == visible(letters(text * times))


def visible(text: str) -> str:
    """Parts of nothing but joiners or marks are not sent."""
    return "".join(letter for letter in text if letter.isprintable() and (letter.isalnum() or letter in "🆘👩👧"))


def test_the_limit_is_that_of_telegram() -> None:
    assert LIMIT == 4096
