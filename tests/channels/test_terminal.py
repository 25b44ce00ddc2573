"""A conversation in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.channels.terminal import Terminal, right_to_left, shown
from bot.messages import Button, Incoming, Reply, Turn


class Echo:
    """Answers with what it heard, and offers two buttons."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.forgotten = 0

    async def respond(self, incoming: Incoming) -> Turn:
        self.heard.append((incoming.text, incoming.payload))
        return Turn((Reply("Title\n\nwords", (Button("First", "menu"), Button("Second", "emergency")), titled=True),))

    async def forget(self, _: Incoming) -> None:
        self.forgotten += 1


async def talk(lines: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Echo, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    echo, screen = Echo(), io.StringIO()
    await Terminal(echo.respond, echo.forget, console=Console(file=screen, width=80)).talk()
    return echo, screen.getvalue()


async def test_it_greets_answers_and_forgets_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    echo, screen = await talk("what is ghb\n", monkeypatch)
    assert echo.heard == [("", "chat.greet"), ("what is ghb", "")]
    assert "words" in screen and "1" in screen and "First" in screen
    assert echo.forgotten == 1


@pytest.mark.parametrize("number", ["2", "٢", "۲"])
async def test_the_number_of_a_button_in_any_digits_presses_it(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    echo, _ = await talk(f"{number}\n", monkeypatch)
    assert echo.heard[-1] == ("", "emergency")


async def test_a_number_without_button_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await talk("112\n", monkeypatch))[0].heard[-1] == ("112", "")


async def test_commands_are_those_of_the_other_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await talk("/forget\n", monkeypatch))[0].heard[-1] == ("", "chat.forget_me")


async def test_quit_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await talk("/quit\nmore\n", monkeypatch))[0].heard == [("", "chat.greet")]


@pytest.mark.parametrize(("text", "expected"), [("112: اتصل", True), ("GHB (جي)", False), ("123", False)])
def test_the_first_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert right_to_left(text) is expected


def test_an_urgent_reply_is_red() -> None:
    assert shown(Reply("words", urgent=True)).border_style == "red"
