"""The running gateway does what its document says."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings

from bot.channels.gateway.app import GatewayChannel
from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.messages import Messages
from bot.channels.gateway.partners import Partners
from bot.channels.http import web_server
from bot.content.library import Library
from bot.replies.catalogue import Catalogue
from bot.state import State
from bot.state.connect import connect
from bot.state.gateway import GatewayState
from tests.channels.gateway.conftest import FAST, SECRET, Parrot, free_port
from tests.channels.gateway.signing import Signer

EXAMPLES = 12  # for each operation


@dataclass
class Running:
    """A gateway in a thread of its own, and the key of a partner."""

    address: str
    key: str

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        assert isinstance(body, bytes)
        right = Signer(self.key).headers(request.method or "", request.path_url, body)
        request.headers.update({name: value for name, value in right.items() if name in request.headers})
        return request


@pytest.fixture(scope="module")
def running(redis_server: str, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    partners, keyring = Partners(tmp_path_factory.mktemp("gateway") / "partners.json"), Keyring(SECRET)
    port, ready, loop = free_port(), threading.Event(), asyncio.new_event_loop()
    end = asyncio.Event()

    async def serve() -> None:
        with connect(redis_server, Path()) as client:
            messages = Messages(Parrot(), GatewayState(client), keyring, FAST)
            channel = GatewayChannel(partners, keyring, messages, Catalogue(lambda: library))
            async with web_server(channel.routes(), "127.0.0.1", port):
                ready.set()
                await end.wait()
            await State(client).close()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(20)
    yield Running(f"http://127.0.0.1:{port}", keyring.key(partners.add("Outreach").id))
    loop.call_soon_threadsafe(end.set)
    thread.join(20)
    loop.close()


@pytest.fixture
def document(running: Running) -> Any:
    config = schemathesis.Config()
    return schemathesis.openapi.from_url(f"{running.address}/v1/openapi.json", config=config)


described = schemathesis.pytest.from_fixture("document")


@described.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_the_document_says(case: schemathesis.Case[Any], running: Running) -> None:
    case.call_and_validate(base_url=running.address, auth=running)
