from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import httpx
import pytest

from bot.channels.carrier import Carrier
from bot.channels.twilio.api import Address
from bot.channels.twilio.app import TwilioChannel
from bot.channels.words import Words
from tests.channels.platform import hide, started
from tests.channels.telegram.conversation import Parrot
from tests.channels.twilio.emulator import ACCOUNT, OURS, PUBLIC, TOKEN, Twilio, encoded, signature

BEHIND_THE_PROXY = "http://10.0.0.1:8080"


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    with Twilio().running() as server:
        yield server


@pytest.fixture
def address(twilio: Twilio) -> Address:
    return Address(ACCOUNT, TOKEN, OURS.removeprefix("whatsapp:"), twilio.url)


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.trouble.PAUSES", (0.01, 0.02))


@dataclass
class Door:
    """The channel, as Twilio reaches it through a proxy."""

    client: httpx.AsyncClient

    async def post(self, fields: dict[str, str], query: str = "") -> int:
        url = f"{PUBLIC}/twilio{query}"
        return await self.raw(encoded(fields), signature(fields, url), query)

    async def raw(self, content: bytes, proof: str | None, query: str = "") -> int:
        headers = {"content-type": "application/x-www-form-urlencoded"}
        headers |= {} if proof is None else {"x-twilio-signature": proof}
        answer = await self.client.post(f"/twilio{query}", content=content, headers=headers)
        return answer.status_code


def made(address: Address, parrot: Parrot, public_url: str | None = PUBLIC) -> TwilioChannel:
    return TwilioChannel(address, public_url, Words(right_to_left=frozenset({"fa"})), hide, Carrier(parrot))


@pytest.fixture
async def door(address: Address, parrot: Parrot) -> AsyncIterator[Door]:
    async with started(made(address, parrot), BEHIND_THE_PROXY) as client:
        yield Door(client)
