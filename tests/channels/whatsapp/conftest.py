from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import httpx
import pytest

from bot.channels.carrier import Carrier
from bot.channels.whatsapp.api import Address
from bot.channels.whatsapp.app import WhatsAppChannel
from bot.channels.whatsapp.webhook import Keys
from bot.channels.words import Words
from tests.channels.platform import hide, started
from tests.channels.telegram.conversation import Parrot
from tests.channels.whatsapp.emulator import LINE, TOKEN, Graph, Json
from tests.channels.whatsapp.people import SECRET, encoded, signed

WORDS = Words({"en": "Choose", "fa": "انتخاب کنید"}, {"en": "Answer with a number:"}, frozenset({"fa"}))
KEYS = Keys(SECRET, "verify-me")


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph().running() as server:
        yield server


@pytest.fixture
def address(graph: Graph) -> Address:
    return Address(TOKEN, (LINE, "2"), f"{graph.url}/v23.0")


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.trouble.PAUSES", (0.01, 0.02))


@dataclass
class Door:
    """The channel, as WhatsApp reaches it."""

    client: httpx.AsyncClient

    async def post(self, given: Json) -> int:
        return await self.raw(encoded(given))

    async def raw(self, content: bytes, headers: dict[str, str] | None = None) -> int:
        headers = signed(content) if headers is None else headers
        return (await self.client.post("/whatsapp", content=content, headers=headers)).status_code


def made(address: Address, parrot: Parrot, keys: Keys = KEYS) -> WhatsAppChannel:
    return WhatsAppChannel(address, keys, WORDS, hide, Carrier(parrot))


@pytest.fixture
async def door(address: Address, parrot: Parrot) -> AsyncIterator[Door]:
    async with started(made(address, parrot)) as client:
        yield Door(client)
