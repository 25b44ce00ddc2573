"""A phone with WhatsApp, behind a strict Twilio."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from tests.channels.platform import started
from tests.channels.twilio.conftest import BEHIND_THE_PROXY, Door
from tests.channels.twilio.emulator import ACCOUNT, OURS, PUBLIC, TOKEN, Twilio, media, message
from tests.channels.wires import PARIS, Heard, Line

KINDS = {"voice": "audio/ogg", "photo": "image/jpeg", "sticker": "image/webp"}


@dataclass
class TwilioPhone:
    """Types numbers: Twilio's texts have no buttons."""

    door: Door
    server: Twilio
    line: Line

    async def say(self, words: str) -> Heard:
        return await self._heard(message(words))

    async def press(self, place: int) -> Heard:
        return await self.say(str(place))

    async def send(self, kind: str) -> Heard:
        if kind == "location":
            return await self._heard(message(Latitude=str(PARIS.latitude), Longitude=str(PARIS.longitude)))
        return await self._heard(media(KINDS[kind]))

    async def _heard(self, fields: dict[str, str]) -> Heard:
        before = len(self.server.sent)
        assert await self.door.post(fields) == 200
        await self.line.talk.settle()
        return Heard.numbered(self.server.texts()[before:])


@contextlib.asynccontextmanager
async def twilio(line: Line) -> AsyncIterator[TwilioPhone]:
    with Twilio().running() as server:
        channel = line.channel(
            "WhatsApp through Twilio",
            twilio_account=ACCOUNT,
            twilio_token=TOKEN,
            twilio_number=OURS,
            twilio_api=server.url,
            public_url=PUBLIC,
        )
        async with started(channel, BEHIND_THE_PROXY) as client:
            yield TwilioPhone(Door(client), server, line)
