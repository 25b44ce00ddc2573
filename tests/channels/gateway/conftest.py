"""A gateway on loopback with a real Redis and the real content; the conversation behind it is a parrot."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from bot.channels.gateway.app import GatewayChannel
from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.messages import Memory, Messages, Pace
from bot.channels.gateway.partners import Partner, Partners
from bot.channels.http import application, web_server
from bot.content.library import Library
from bot.messages import Alternative, Button, Incoming, Reply, Turn
from bot.replies.catalogue import Catalogue
from bot.state.connect import Client
from bot.state.gateway import GatewayState
from tests.channels.gateway.signing import Signer

SECRET = b"s" * 32
FAST = Pace(60_000, 60_000)
NOWHERE = "http://gateway.test"
MakeChannel = Callable[..., GatewayChannel]
Connect = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@dataclass
class Parrot:
    """Repeats what it hears; `help` is an emergency, `forget:yes` is taken as an order, nothing else is known."""

    heard: list[Incoming] = field(default_factory=list)
    forgotten: list[Incoming] = field(default_factory=list)

    async def respond(self, incoming: Incoming) -> Turn:
        self.heard.append(incoming)
        topic = "chat.forget_me" if incoming.payload == "forget:yes" else "emergency.seizure"
        reply = Reply(f"{len(self.heard)}: {incoming.text or incoming.kind.value}", (Button("Menu", "menu"),))
        return Turn((reply,), topic=topic, alternatives=(Alternative("chat.menu", 0.1),))

    async def forget(self, incoming: Incoming) -> None:
        self.forgotten.append(incoming)

    def urgent(self, incoming: Incoming, *, by_words: bool = False) -> bool:
        return incoming.text == "help" or (incoming.text == "quiet help" and not by_words)


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture
def keyring() -> Keyring:
    return Keyring(SECRET)


@pytest.fixture
def partners(tmp_path: Path) -> Partners:
    return Partners(tmp_path / "partners.json")


@pytest.fixture
def partner(partners: Partners) -> Partner:
    return partners.add("Outreach")


@pytest.fixture
def memory(client: Client) -> GatewayState:
    return GatewayState(client)


@pytest.fixture
def channel(
    partners: Partners, partner: Partner, keyring: Keyring, parrot: Parrot, memory: GatewayState, library: Library
) -> MakeChannel:
    """A function that makes a gateway with a pace, and a memory that may be ill."""

    def make(pace: Pace = FAST, remember: Memory = memory) -> GatewayChannel:
        messages = Messages(parrot, remember, keyring, pace)
        return GatewayChannel(partners, keyring, messages, Catalogue(lambda: library))

    return make


@pytest.fixture
def connect(channel: MakeChannel, keyring: Keyring, partner: Partner) -> Connect:
    """A function that gives a client of a gateway, which signs as the partner."""

    @contextlib.asynccontextmanager
    async def start(pace: Pace = FAST, **more: Memory) -> AsyncIterator[httpx.AsyncClient]:
        made = channel(pace, **more)
        transport = httpx.ASGITransport(application(made.routes()))
        async with httpx.AsyncClient(base_url=NOWHERE, auth=Signer(keyring.key(partner.id)), transport=transport) as to:
            yield to
        await made.stop()

    return start


@pytest.fixture
async def gateway(connect: Connect) -> AsyncIterator[httpx.AsyncClient]:
    async with connect() as client:
        yield client


@pytest.fixture
async def address(channel: MakeChannel) -> AsyncIterator[str]:
    """The address of a gateway that runs on a real server."""
    made = channel()
    async with web_server(made.routes(), "127.0.0.1", port := free_port()):
        await made.start()
        yield f"http://127.0.0.1:{port}"
        await made.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
