"""Write a `Reply` as messages that WhatsApp accepts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from bot.channels.bold import bold
from bot.channels.direction import RIGHT_TO_LEFT
from bot.channels.fields import Object
from bot.channels.numbered import directed, numbered, pieces
from bot.channels.split import split, units
from bot.channels.words import Words
from bot.messages import Button, Reply

TEXT, BODY = 4096, 1024
BUTTONS, BUTTON_TITLE = 3, 20
ROWS, ROW_TITLE, ROW_DESCRIPTION = 10, 24, 72
PAYLOAD = 200
MORE = "…"

log = logging.getLogger(__name__)


def write(replies: Sequence[Reply], words: Words) -> Iterator[Object]:
    """Yield the content of each message; numbers of buttons go on over all replies."""
    first = 1
    for reply in replies:
        yield from _Writer(reply, words, first).messages()
        first += len(reply.buttons)


def plain(content: Object) -> Object:
    """Return the words of a message that was refused, without anything that could be refused."""
    if content["type"] == "text":
        return content
    return _text(content["interactive"]["body"]["text"])


class _Writer:
    """One reply."""

    def __init__(self, reply: Reply, words: Words, first: int) -> None:
        self._buttons = _usable(reply.buttons)
        self._reply = reply
        self._first = first
        self._rtl = reply.language in words.right_to_left
        self._choose = words.choose.get(reply.language) or words.choose.get("en") or MORE
        self._number = words.number.get(reply.language, "")
        self._text = bold(reply.text.strip()) if reply.titled else reply.text.strip()

    def messages(self) -> Iterator[Object]:
        if self._buttons and len(self._buttons) <= BUTTONS and self._short():
            yield from self._interactive("button", {"buttons": [self._button(button) for button in self._buttons]})
        elif self._buttons and len(self._buttons) <= ROWS and self._fits():
            rows = [self._row(button) for button in self._buttons]
            yield from self._interactive("list", {"button": self._choose, "sections": [{"rows": rows}]})
        else:
            # numbered as the conversation counts: all buttons of the reply, also those that WhatsApp would refuse
            text = numbered(self._text, self._reply.buttons, self._first, self._number)
            yield from self._plain(text)

    def _plain(self, text: str) -> Iterator[Object]:
        return (_text(directed(piece, rtl=self._rtl)) for piece in pieces(text, TEXT, rtl=self._rtl))

    def _interactive(self, kind: str, action: Object) -> Iterator[Object]:
        """What does not fit above the buttons comes before them, cut between paragraphs."""
        last = (pieces(self._text, BODY, rtl=self._rtl) or [MORE])[-1]
        yield from self._plain(self._text.removesuffix(last))
        body = {"text": directed(last, rtl=self._rtl)}
        yield {"type": "interactive", "interactive": {"type": kind, "body": body, "action": action}}

    def _short(self) -> bool:
        titles = [button.title for button in self._buttons]
        return len(set(titles)) == len(titles) and all(units(title) <= BUTTON_TITLE for title in titles)

    def _fits(self) -> bool:
        return all(units(button.title) <= ROW_DESCRIPTION for button in self._buttons)

    def _button(self, button: Button) -> Object:
        title = self._directed(button.title, BUTTON_TITLE)
        return {"type": "reply", "reply": {"id": button.payload, "title": title}}

    def _row(self, button: Button) -> Object:
        row: Object = {"id": button.payload, "title": self._directed(_cut(button.title), ROW_TITLE)}
        if units(button.title) > ROW_TITLE:
            row["description"] = self._directed(button.title, ROW_DESCRIPTION)
        return row

    def _directed(self, title: str, limit: int) -> str:
        """A title that begins with a foreign name still runs from right to left, when there is room to say so."""
        return RIGHT_TO_LEFT + title if self._rtl and units(title) < limit else title


def _usable(buttons: Sequence[Button]) -> list[Button]:
    """Return the buttons that WhatsApp takes: each id once, none empty."""
    once = {button.payload: button for button in reversed(buttons)}
    good = [button for button in dict.fromkeys(buttons) if once[button.payload] == button and _valid(button)]
    if len(good) < len(buttons):
        log.error("left out buttons that are empty, too long or there twice: %d", len(buttons) - len(good))
    return good


def _valid(button: Button) -> bool:
    return bool(button.title.strip() and button.payload.strip()) and len(button.payload.encode()) <= PAYLOAD


def _cut(title: str) -> str:
    """Return what fits into a row; the whole title is in its description then."""
    return title if units(title) <= ROW_TITLE else next(split(title, ROW_TITLE - 1)) + MORE


def _text(text: str) -> Object:
    return {"type": "text", "text": {"body": text, "preview_url": False}}
