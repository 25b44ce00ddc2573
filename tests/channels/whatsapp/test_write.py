from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.whatsapp.write import write
from bot.messages import Button, Reply
from tests.channels.whatsapp.conftest import WORDS
from tests.channels.whatsapp.emulator import Json, check_message, choices, words

EMERGENCY = Button("🆘 Emergency", "emergency")


def sent(*replies: Reply) -> list[Json]:
    """Return messages that WhatsApp takes."""
    contents = list(write(replies, WORDS))
    for content in contents:
        check_message({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "1", **content})
    return contents


def some(count: int, title: str = "Title {}") -> tuple[Button, ...]:
    return (EMERGENCY, *(Button(title.format(number), f"topic.{number}") for number in range(1, count)))


@pytest.mark.parametrize(
    ("count", "kind"), [(0, "text"), (1, "button"), (3, "button"), (4, "list"), (10, "list"), (11, "text")]
)
def test_the_number_of_buttons_decides_how_they_are_shown(count: int, kind: str) -> None:
    [message] = sent(Reply("Hello", some(count) if count else ()))
    assert (message["interactive"]["type"] if message["type"] == "interactive" else "text") == kind


def test_more_than_ten_are_numbered_from_the_emergency_on() -> None:
    [message] = sent(Reply("Hello", some(12)))
    lines = words(message).split("\n")
    assert lines[2:4] == ["Answer with a number:", "1. 🆘 Emergency"] and lines[-1] == "12. Title 11"


def test_numbers_go_on_over_the_replies_of_a_turn() -> None:
    messages = sent(Reply("a", some(2)), Reply("b", some(11)))
    assert "3. 🆘 Emergency" in words(messages[-1])


def test_a_title_too_long_for_a_button_is_whole_in_a_list() -> None:
    [message] = sent(Reply("Hello", (EMERGENCY, Button("Preventing an overdose of GHB", "x"))))
    [_, row] = message["interactive"]["action"]["sections"][0]["rows"]
    assert row["description"] == "Preventing an overdose of GHB" and row["title"].endswith("…")


def test_a_long_text_is_cut_between_paragraphs_with_the_buttons_below_the_last() -> None:
    paragraphs = "\n\n".join("word " * 60 for _ in range(8))
    *before, last = sent(Reply(paragraphs, some(3)))
    assert [message["type"] for message in before] == ["text"] and choices(last)
    assert " ".join(map(words, [*before, last])).split() == paragraphs.split()


def test_a_title_is_bold_unless_it_has_marks_of_its_own() -> None:
    assert words(sent(Reply("Title\n\nText", titled=True))[0]) == "*Title*\n\nText"
    assert words(sent(Reply("a*b\nText", titled=True))[0]) == "a*b\nText"


def test_right_to_left_text_begins_on_the_right() -> None:
    [message] = sent(Reply("زنگ بزن 112", (Button("GHB چیست", "x"),), language="fa"))
    assert words(message).startswith("\u200f") and "\u2068112\u2069" in words(message)
    assert choices(message) == [("x", "\u200fGHB چیست")]


def test_a_button_that_is_there_twice_is_shown_once() -> None:
    assert len(choices(sent(Reply("Hello", (EMERGENCY, EMERGENCY, *some(2)[1:])))[0])) == 2


def test_two_buttons_of_one_title_become_a_list() -> None:
    [message] = sent(Reply("Hello", (Button("A", "a"), Button("A", "b"))))
    assert message["interactive"]["type"] == "list"


any_text = st.text(max_size=3000)
any_buttons = st.lists(st.builds(Button, st.text(max_size=100), st.text(max_size=70)), max_size=14)


@settings(max_examples=150, deadline=None)
@given(any_text, any_buttons, st.sampled_from(["en", "fa"]), st.booleans())
def test_whatever_is_said_is_taken_and_the_emergency_is_in_reach(
    text: str, buttons: list[Button], language: str, titled: bool
) -> None:
    messages = sent(Reply("Help. " + text, (EMERGENCY, *buttons), language=language, titled=titled))
    last = messages[-1]
    assert "emergency" in dict(choices(last)) or any(
        "1. 🆘 Emergency" in words(m).replace("\u2068", "").replace("\u2069", "").replace("\u200f", "")
        for m in messages
    )
