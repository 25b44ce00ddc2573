"""Plain text as blocks: titles, lists, steps, notes, and what can be called or opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional

from bot.channels.web.words import Words
from bot.messages import Reply

BULLET = "• "
COLON = (":", "：", "፡", "፦")
STEP = re.compile(r"\d{1,2}\. ")
LINK = re.compile(r"https?://[^\s<>\"]+|(?<![\d+])\+?\d[\d ]*\d(?!\d)")
SHORT = 5  # digits: a number with fewer could be anything, unless it stands where a phone number does
BEFORE_NUMBER = (": ", "： ")


@dataclass(frozen=True)
class Piece:
    """A part of a line; with `href` something to press."""

    text: str
    href: str = ""

    @property
    def calls(self) -> bool:
        """Say whether it is a phone number."""
        return self.href.startswith("tel:")


@dataclass(frozen=True)
class Line:
    """A line; `direction` is `rtl` or `ltr` when all its letters go against the reply's."""

    pieces: tuple[Piece, ...]
    direction: str = ""


@dataclass(frozen=True)
class Block:
    """Lines that belong together; `kind` is title, label, text, list, steps or note."""

    kind: str
    lines: tuple[Line, ...]


def blocks(reply: Reply, words: Words) -> tuple[Block, ...]:
    """Return the text of a reply in blocks; nothing of it is lost."""
    title, _, rest = reply.text.partition("\n") if reply.titled else ("", "", reply.text)
    direction = words.direction(reply.language)
    found = [Block("title", (_line(title, direction, words),))] if title else []
    for paragraph in rest.split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        for kind, group in groupby(lines, lambda line: _kind(line, words)):
            found.append(Block(kind, tuple(_line(_bare(line, kind), direction, words) for line in group)))
    return tuple(found)


def _line(text: str, direction: str, words: Words) -> Line:
    ways = {"rtl" if way in ("R", "AL") else "ltr" for way in map(bidirectional, text) if way in ("L", "R", "AL")}
    other = ways.pop() if len(ways) == 1 else direction
    return Line(tuple(_pieces(text, words)), "" if other == direction else other)


def _kind(line: str, words: Words) -> str:
    if line.startswith(BULLET):
        return "list"
    if STEP.match(line):
        return "steps"
    if words.note.fullmatch(line):
        return "note"
    return "label" if line.endswith(COLON) else "text"


def _bare(line: str, kind: str) -> str:
    if kind == "list":
        return line[len(BULLET) :]
    return STEP.sub("", line, count=1) if kind == "steps" else line


def _pieces(line: str, words: Words) -> Iterator[Piece]:
    end = 0
    for found in LINK.finditer(line):
        text = found[0].rstrip(".,;:!?)»”") if found[0].startswith("http") else found[0]
        href = text if text.startswith("http") else _call(text, line[: found.start()], words)
        if href:
            if found.start() > end:
                yield Piece(line[end : found.start()])
            yield Piece(text, href)
            end = found.start() + len(text)
    if end < len(line):
        yield Piece(line[end:])


def _call(number: str, before: str, words: Words) -> str:
    """Return the address to call a number, or an empty one for a number that is no phone number."""
    digits = number.replace(" ", "")
    certain = number in words.phones and (len(digits) >= SHORT or before.endswith(BEFORE_NUMBER))
    return f"tel:{digits}" if certain or number in words.emergency_numbers else ""
