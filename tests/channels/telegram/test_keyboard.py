from __future__ import annotations

import logging

import pytest

from bot.channels.telegram.keyboard import keyboard, rows, width
from bot.messages import Button


def titles(*names: str) -> list[list[str]]:
    return [[button.title for button in row] for row in rows(Button(name, "menu") for name in names)]


def test_short_titles_stand_side_by_side() -> None:
    assert titles("More", "Mixing", "Overdose", "Back") == [["More", "Mixing", "Overdose"], ["Back"]]


def test_a_long_title_has_a_row_of_its_own() -> None:
    assert titles("Emergency: in danger", "More", "Back") == [["Emergency: in danger"], ["More", "Back"]]


def test_wide_letters_take_more_room() -> None:
    assert (width("漢字"), width("சி"), width("ab")) == (4, 2, 2)


def test_a_reply_without_buttons_has_no_keyboard() -> None:
    assert keyboard([]) is None


def test_a_title_from_right_to_left_keeps_its_order() -> None:
    markup = keyboard([Button("GHB چیست؟", "menu")], rtl=True)
    assert markup and markup.inline_keyboard[0][0].text == "\u200f\u2068GHB\u2069 چیست؟"


@pytest.mark.parametrize("payload", ["", "x" * 65, "ش" * 33])
def test_a_button_that_telegram_would_refuse_is_left_out(payload: str, caplog: pytest.LogCaptureFixture) -> None:
    markup = keyboard([Button("Bad", payload), Button("Good", "x" * 64)])
    assert markup and [button.text for row in markup.inline_keyboard for button in row] == ["Good"]
    assert caplog.records[0].levelno == logging.ERROR
