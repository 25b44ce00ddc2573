"""Make HTML of the page and of replies; every word in it is escaped."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.channels.web.assets import Assets
from bot.channels.web.read import LONGEST, Said
from bot.channels.web.text import Block, blocks
from bot.channels.web.transcript import Exchange
from bot.channels.web.words import Words
from bot.messages import Button, Reply

FOLDER = Path(__file__).with_name("templates")
EMERGENCY = "emergency"
LIVE = ("again", "no_answer", "not_sent", "where", "where_failed", "writing", "you")  # said by the program
PLACES = ("country:", "city:", "more_services:")


@dataclass(frozen=True)
class Shown:
    """A reply as the templates need it; `number` is the emergency number that its text names."""

    reply: Reply
    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...]
    direction: str
    number: str = ""
    asks_where: bool = False


@dataclass(frozen=True)
class View:
    """What one page shows; `draft` is what a person had typed and not sent."""

    words: Words
    conversation: str
    country: str = ""
    exchanges: tuple[Exchange, ...] = ()
    transcript: str = ""
    draft: str = ""
    problem: str = ""


class Pages:
    """Renders with our templates."""

    def __init__(self, assets: Assets, exit_page: str) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self._environment.filters["shown"] = shown
        self._standing: WeakKeyDictionary[Words, tuple[Markup, Markup]] = WeakKeyDictionary()
        self._environment.globals.update(asset=assets.address, exit_page=exit_page, longest=LONGEST)

    def page(self, view: View) -> str:
        """Return a whole page."""
        return self._environment.get_template("page.html").render(
            view=view,
            words=view.words,
            standing=self._always(view.words),
            live={name: view.words.strings[name] for name in LIVE},
            id=secrets.token_hex(8),
        )

    def _always(self, words: Words) -> tuple[Markup, Markup]:
        """Return the greeting and the first steps, made once."""
        if words not in self._standing:
            made = (Markup(self.replies([reply], words)) for reply in (words.greeting, words.steps))  # noqa: S704  # ours
            self._standing[words] = (next(made), next(made))
        return self._standing[words]

    def replies(self, replies: Sequence[Reply], words: Words) -> str:
        """Return replies to put behind what is there."""
        return self._environment.get_template("replies.html").render(replies=replies, words=words)


def shown(reply: Reply, words: Words) -> Shown:
    """Return a reply for a template; the emergency button is not repeated, since it is always in sight."""
    parts = blocks(reply, words)
    buttons = tuple(button for button in reply.buttons if button.payload != EMERGENCY)
    asks_where = any(button.payload.startswith(PLACES) for button in buttons)
    number = _number(parts, words) if reply.urgent else ""
    return Shown(reply, parts, buttons, words.direction(reply.language), number, asks_where)


def title_of(said: Said, exchanges: Sequence[Exchange], words: Words) -> str:
    """Return what a person said, or what stood on the button."""
    if not said.payload or said.text.startswith("/"):
        return said.text
    buttons = [button for exchange in reversed(exchanges) for reply in exchange.replies for button in reply.buttons]
    titles = {button.payload: button.title for button in (*words.greeting.buttons, *reversed(buttons), words.emergency)}
    languages = {f"language:{language.code}": language.name for language in words.offered}
    return titles.get(said.payload) or languages.get(said.payload, "")


def _number(parts: Sequence[Block], words: Words) -> str:
    pieces = (piece for block in parts for line in block.lines for piece in line.pieces if piece.calls)
    return next((piece.text for piece in pieces if piece.text in words.emergency_numbers), "")
