"""Every channel as a person at a phone meets it, so that one conversation can be held over all of them.

`table` returns them: a name and a function that takes a `Line` (the conversation and the settings of a test) and gives
a `Phone` as an asynchronous context manager. A `Phone` sends through the channel's real wire format and returns what
arrived as `Heard`. To add a channel, write a module `tests/channels/<channel>/phone.py` with such a function, and add
one line to `table`. The channel should be made by `bot.runtime.channels`, so that its registration is tested too.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.channels.channel import Channel
from bot.conversation.talk import Conversation
from bot.messages import Incoming, Kind, Location, Turn
from bot.runtime import channels
from bot.settings import Settings

PARIS = Location(48.86, 2.35)
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069*]")
_CHOICE = re.compile(r"\d+\. (.+)")


@dataclass(frozen=True)
class Heard:
    """What arrived: all words of all messages, and the titles of what can be chosen."""

    words: str
    choices: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str], choices: Iterable[str]) -> Heard:
        """Return what a person reads, without marks of direction and of bold letters."""
        return cls(plain(" ".join(texts)), tuple(plain(choice) for choice in choices))

    @classmethod
    def numbered(cls, texts: list[str]) -> Heard:
        """Return the same where choices are the numbered lines at the end."""
        *lines, last = [*texts[:-1], *_MARKS.sub("", texts[-1]).rpartition("\n\n")[::2]]
        titles = [found[1] for line in last.split("\n") if (found := _CHOICE.fullmatch(line))]
        return cls.of(lines, titles)


def plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split())


class Phone(Protocol):
    """A person at a phone."""

    async def say(self, words: str) -> Heard:
        """Type words."""
        ...

    async def press(self, place: int) -> Heard:
        """Choose the choice at a place, from 1 on, of the last answer."""
        ...

    async def send(self, kind: str) -> Heard:
        """Send a voice message, a photo, a sticker or a location (PARIS)."""
        ...


@dataclass(frozen=True)
class Line:
    """What a phone needs: the conversation behind all channels."""

    talk: Conversation
    settings: Settings

    def channel(self, name: str, **settings: object) -> Channel:
        """Return a channel as the runtime makes it."""
        return channels(replace(self.settings, **settings), self.talk)[name]  # type: ignore[arg-type]


Wire = Callable[[Line], contextlib.AbstractAsyncContextManager[Phone]]


@dataclass
class Direct:
    """The conversation without a channel: what all others must equal."""

    line: Line
    turn: Turn = field(default_factory=lambda: Turn(()))
    person: Incoming = field(default_factory=lambda: Incoming("test", "direct"))

    async def say(self, words: str) -> Heard:
        return await self._heard(replace(self.person, text=words))

    async def press(self, place: int) -> Heard:
        buttons = [button for reply in self.turn.replies for button in reply.buttons]
        return await self._heard(replace(self.person, kind=Kind.BUTTON, payload=buttons[place - 1].payload))

    async def send(self, kind: str) -> Heard:
        location = PARIS if kind == "location" else None
        return await self._heard(replace(self.person, kind=Kind(kind), location=location))

    async def _heard(self, incoming: Incoming) -> Heard:
        self.turn = await self.line.talk.respond(incoming)
        await self.line.talk.settle()
        titles = [button.title for reply in self.turn.replies for button in reply.buttons]
        return Heard.of([reply.text for reply in self.turn.replies], titles)


@contextlib.asynccontextmanager
async def direct(line: Line) -> AsyncIterator[Direct]:
    yield Direct(line)


def table() -> Mapping[str, Wire]:
    """Return every channel by its name."""
    from tests.channels.gateway.phone import gateway
    from tests.channels.telegram.phone import telegram
    from tests.channels.twilio.phone import twilio
    from tests.channels.whatsapp.phone import whatsapp

    return {"telegram": telegram, "whatsapp": whatsapp, "twilio": twilio, "gateway": gateway}
