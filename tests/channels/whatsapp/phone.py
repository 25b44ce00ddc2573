"""A phone with WhatsApp, behind a strict Cloud API."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from tests.channels.platform import started
from tests.channels.whatsapp.conftest import Door
from tests.channels.whatsapp.emulator import LINE, TOKEN, Graph, Json, choices, words
from tests.channels.whatsapp.people import SECRET, body, media, message, press, row, text
from tests.channels.wires import PARIS, Heard, Line

KINDS = {"voice": "audio", "photo": "image", "sticker": "sticker"}


@dataclass
class WhatsApp:
    """Presses what WhatsApp shows: a button, or a row of a list; types the number where it shows neither."""

    door: Door
    graph: Graph
    line: Line

    async def say(self, words: str) -> Heard:
        return await self._heard(text(words))

    async def press(self, place: int) -> Heard:
        last = self.graph.sent[-1]
        if not choices(last):
            return await self._heard(text(str(place)))
        pressed = press if last["interactive"]["type"] == "button" else row
        return await self._heard(pressed(choices(last)[place - 1][0]))

    async def send(self, kind: str) -> Heard:
        point = {"latitude": PARIS.latitude, "longitude": PARIS.longitude}
        return await self._heard(message("location", point) if kind == "location" else media(KINDS[kind]))

    async def _heard(self, given: Json) -> Heard:
        before = len(self.graph.sent)
        assert await self.door.post(body(given)) == 200
        await self.line.talk.settle()
        new = self.graph.sent[before:]
        if titles := whole_titles(new[-1]):
            return Heard.of(map(words, new), titles)
        return Heard.numbered([words(sent) for sent in new])


def whole_titles(sent: Json) -> list[str]:
    """Return the titles of what can be pressed; that of a row is in its description when it is long."""
    action = sent.get("interactive", {}).get("action", {})
    rows = [row for section in action.get("sections", ()) for row in section["rows"]]
    buttons = [button["reply"]["title"] for button in action.get("buttons", ())]
    return [*buttons, *(row.get("description", row["title"]) for row in rows)]


@contextlib.asynccontextmanager
async def whatsapp(line: Line) -> AsyncIterator[WhatsApp]:
    with Graph().running() as graph:
        channel = line.channel(
            "WhatsApp",
            whatsapp_token=TOKEN,
            whatsapp_phone_id=(LINE,),
            whatsapp_app_secret=SECRET,
            whatsapp_api=f"{graph.url}/v23.0",
        )
        async with started(channel) as client:
            yield WhatsApp(Door(client), graph, line)
