"""A phone behind a partner's gateway."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx

from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.partners import Partners
from bot.channels.http import application
from tests.channels.gateway.conftest import NOWHERE
from tests.channels.gateway.signing import Signer
from tests.channels.wires import PARIS, Heard, Line

WORDLESS = {"location": {"location": {"lat": PARIS.latitude, "lon": PARIS.longitude}}}


@dataclass
class Gateway:
    """Sends what a partner would."""

    client: httpx.AsyncClient
    line: Line
    last: list[dict[str, Any]] = field(default_factory=list)
    ids: Any = field(default_factory=count)

    async def say(self, words: str) -> Heard:
        return await self._heard({"text": words})

    async def press(self, place: int) -> Heard:
        return await self._heard({"payload": self._buttons()[place - 1]["payload"]})

    async def send(self, kind: str) -> Heard:
        return await self._heard(WORDLESS.get(kind, {"kind": kind}))

    async def _heard(self, given: dict[str, Any]) -> Heard:
        asked = {"id": str(next(self.ids)), "conversation": "phone", **given}
        answer = await self.client.post("/v1/messages", json=asked)
        assert answer.status_code == 200, answer.text
        await self.line.talk.settle()
        self.last = answer.json()["messages"]
        return Heard.of([said["text"] for said in self.last], [button["title"] for button in self._buttons()])

    def _buttons(self) -> list[dict[str, str]]:
        return [button for said in self.last for button in said["buttons"]]


@contextlib.asynccontextmanager
async def gateway(line: Line) -> AsyncIterator[Gateway]:
    partner = Partners(line.settings.partners).add("Outreach")
    key = Keyring((line.settings.secret or "").encode()).key(partner.id)
    channel = line.channel("Gateway", gateway_conversation_limit=6000)
    await channel.start()
    transport = httpx.ASGITransport(application(channel.routes()))
    async with httpx.AsyncClient(base_url=NOWHERE, auth=Signer(key), transport=transport) as client:
        yield Gateway(client, line)
    await channel.stop()
