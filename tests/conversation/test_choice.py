"""Numbers that people type instead of pressing a button."""

from __future__ import annotations

import pytest

from bot.conversation.choice import CHOICES, chosen, with_choices
from bot.messages import Button, Incoming, Kind, Reply, Turn
from tests.conversation.conftest import Ask

SHOWN = {CHOICES: ["emergency", "menu", "service.helpline"]}


def said(text: str, **more: object) -> Incoming:
    return chosen(Incoming("test", "1", text, **more), SHOWN)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["2", "٢", "۲", "２", "2.", "2)", "#2", " (2) ", "\u200f٢\u200f", "2️⃣", "२", "2۔"])
def test_a_number_in_any_script_is_the_button_at_its_place(text: str) -> None:
    incoming = said(text)
    assert (incoming.payload, incoming.kind, incoming.text) == ("menu", Kind.BUTTON, "")


@pytest.mark.parametrize(
    "text", ["0", "4", "112", "2 pills", "22", "2.5", "-2", "2?", "½", "²x", "no 2", "", "two", "2" * 30, "2 1"]
)
def test_anything_else_is_words(text: str) -> None:
    assert said(text).payload == ""


def test_a_pressed_button_is_no_number() -> None:
    assert said("2", payload="more", kind=Kind.BUTTON).payload == "more"


def test_numbers_go_on_over_all_replies_of_a_turn() -> None:
    turn = Turn((Reply("a", (Button("A", "a"),)), Reply("b", (Button("B", "b"), Button("C", "c")))))
    assert with_choices({"topic": "x", CHOICES: ["old"]}, turn) == {"topic": "x", CHOICES: ["a", "b", "c"]}


@pytest.mark.parametrize(
    "text", ["what does ghb do to you", "how long does it last?", "asdkjh qwe", "he is blue not breathing"]
)
async def test_after_every_kind_of_turn_a_number_is_its_button(ask: Ask, text: str) -> None:
    shown = [button.payload for reply in (await ask(text)).replies for button in reply.buttons]
    assert shown[0] == "emergency"
    assert (await ask("١")).urgent
    await ask(text)
    topics = [payload for payload in shown if payload.count(".") == 2 or payload.startswith("service.")]
    if topics:
        assert (await ask(str(shown.index(topics[0]) + 1))).topic == topics[0]


async def test_a_number_means_the_buttons_of_the_last_turn_only(ask: Ask) -> None:
    await ask("what does ghb do to you")
    shown = (await ask(kind=Kind.VOICE)).replies[0].buttons
    language = next(number for number, button in enumerate(shown, 1) if button.payload == "chat.language")
    assert (await ask(str(language))).topic == "chat.language"


async def test_a_number_without_buttons_before_it_is_understood_as_words(ask: Ask) -> None:
    assert (await ask("2")).replies
