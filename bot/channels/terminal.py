"""A conversation in the terminal, with numbered buttons."""

from __future__ import annotations

import asyncio
import secrets
import sys
import unicodedata
from collections.abc import Awaitable, Callable

from rich.box import HORIZONTALS
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.messages import Button, Incoming, Kind, Reply, Turn

Respond = Callable[[Incoming], Awaitable[Turn]]
Forget = Callable[[Incoming], Awaitable[None]]

LEAVE = ("/quit", "/exit", "/q")
RIGHT_TO_LEFT = ("R", "AL")
MARK = "\u200f"  # tells a terminal that can order right-to-left text which way a line goes
AUTODETECT = "\x1b[?2501h"  # and lets those that follow the terminal-wg proposal find it out themselves
COMMANDS = {
    "/start": "chat.greet",
    "/help": "menu",
    "/language": "chat.language",
    "/emergency": "emergency",
    "/privacy": "chat.privacy",
    "/forget": "chat.forget_me",
}


class Terminal:
    """One person at a keyboard."""

    def __init__(self, respond: Respond, forget: Forget, language: str = "", console: Console | None = None) -> None:
        self._respond = respond
        self._forget = forget
        self._language = language
        self._console = console or Console(highlight=False)
        self._sender = secrets.token_hex(8)
        self._buttons: tuple[Button, ...] = ()

    async def talk(self) -> None:
        """Answer lines until the end of input or /quit, then forget the conversation."""
        if self._console.is_terminal:
            self._console.file.write(AUTODETECT)
        await self._say(self._incoming("", "chat.greet"))
        while (line := await asyncio.to_thread(self._line)) is not None:
            if line in LEAVE:
                break
            if line:
                await self._say(self.read(line))
        await self._forget(self._incoming("", ""))

    def read(self, line: str) -> Incoming:
        """Return what a typed line means: the number of a button, a command, or words."""
        number = _number(line)
        if number is not None and 1 <= number <= len(self._buttons):
            return self._incoming("", self._buttons[number - 1].payload)
        if line.split(maxsplit=1)[0].casefold() in COMMANDS:
            return self._incoming("", COMMANDS[line.split(maxsplit=1)[0].casefold()])
        return self._incoming(line, "")

    def _line(self) -> str | None:
        try:
            return self._console.input("[bold cyan]› [/]").strip()
        except EOFError:
            return None

    async def _say(self, incoming: Incoming) -> None:
        turn = await self._respond(incoming)
        for reply in turn.replies:
            self._console.print(shown(reply))
        buttons = tuple(button for reply in turn.replies for button in reply.buttons)
        if buttons:
            self._buttons = buttons
            self._console.print(numbered(buttons))
        sys.stdout.flush()

    def _incoming(self, text: str, payload: str) -> Incoming:
        kind = Kind.BUTTON if payload else Kind.TEXT
        return Incoming("terminal", self._sender, text, payload, kind, language=self._language)


def shown(reply: Reply) -> Panel:
    """Return a reply as a box, red when it is urgent; the terminal itself puts lines to the right."""
    lines = reply.text.split("\n")
    text = Text("\n".join(MARK + line if right_to_left(line) else line for line in lines), overflow="fold")
    if reply.titled:
        text.stylize("bold", 0, len(lines[0]) + 1)
    colour = "red" if reply.urgent else "green"
    if right_to_left(reply.text):  # borders at the sides would be ordered together with the words
        return Panel(text, box=HORIZONTALS, border_style=colour, width=80, padding=(0, 1))
    return Panel(text, border_style=colour, width=80, padding=(0, 1))


def numbered(buttons: tuple[Button, ...]) -> Text:
    """Return the buttons as numbers to type."""
    text = Text()
    for number, button in enumerate(buttons, 1):
        text.append(f" {number} ", style="reverse")
        text.append(f" {button.title}   ")
    return text


def right_to_left(text: str) -> bool:
    """Say whether the first letter that has a direction goes from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((way in RIGHT_TO_LEFT for way in directions if way in ("L", *RIGHT_TO_LEFT)), False)


def _number(line: str) -> int | None:
    """Return a number in the digits of any script."""
    return int(line) if line.isdecimal() and len(line) < 4 else None
