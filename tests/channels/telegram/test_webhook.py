from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.channels.telegram.app import Address, TelegramChannel
from bot.channels.telegram.webhook import BODY_LIMIT, HEADER
from tests.channels.telegram.conftest import WORDS
from tests.channels.telegram.conversation import Parrot
from tests.channels.telegram.emulator import Account, until
from tests.channels.telegram.people import press_at, write_to

SECRET = "s3cret_of-the-webhook"


@dataclass
class Server:
    """A channel that is served at a loopback address."""

    channel: TelegramChannel
    url: str
    served_by: httpx.AsyncBaseTransport | None = None  # without a network, when this is given

    async def post(self, body: bytes, *, secret: str | None = SECRET) -> int:
        headers = {} if secret is None else {HEADER.encode(): secret.encode()}
        async with httpx.AsyncClient(transport=self.served_by) as client:
            return (await client.post(f"{self.url}/telegram", content=body, headers=headers)).status_code


class QuietServer(uvicorn.Server):
    """A server that leaves the signals to pytest."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@pytest.fixture
async def server(account: Account, address: Address, parrot: Parrot) -> AsyncIterator[Server]:
    config = uvicorn.Config(Starlette(), port=0, log_level="error", ws="none", lifespan="off")
    with config.bind_socket() as socket:
        url = f"http://127.0.0.1:{socket.getsockname()[1]}"
        public = replace(address, public_url=url, secret=SECRET)
        channel = TelegramChannel(public, WORDS, parrot.respond, parrot.handled)
        config.app = Starlette(routes=channel.routes())
        running = QuietServer(config)
        task = asyncio.create_task(running.serve(sockets=[socket]))
        await channel.start()
        yield Server(channel, url)
        await channel.stop()
        running.should_exit = True
        await task


@pytest.fixture
async def door(address: Address, parrot: Parrot) -> Server:
    """The route alone, of a channel that has not started."""
    channel = TelegramChannel(replace(address, public_url="https://x.org", secret=SECRET), WORDS, parrot.respond)
    return Server(channel, "http://test", httpx.ASGITransport(Starlette(routes=channel.routes())))


@pytest.mark.usefixtures("server")
async def test_an_update_is_acknowledged_after_it_was_answered(account: Account, parrot: Parrot) -> None:
    gate = parrot.close_gate("hello")
    update = write_to(account, "hello")
    delivery = asyncio.create_task(account.deliver())
    await until(lambda: parrot.heard)
    await asyncio.sleep(0.1)
    assert not delivery.done()
    gate.set()
    assert await delivery == [200]
    assert (account.texts(), parrot.remembered) == (["You said: hello"], [str(update)])


@pytest.mark.usefixtures("server")
async def test_an_impatient_second_delivery_joins_the_first(account: Account, parrot: Parrot) -> None:
    gate = parrot.close_gate("hello")
    write_to(account, "hello")
    deliveries = [asyncio.create_task(account.deliver()) for _ in range(2)]
    await asyncio.sleep(0.1)
    gate.set()
    assert await asyncio.gather(*deliveries) == [[200], [200]]
    assert account.texts() == ["You said: hello"]


@pytest.mark.usefixtures("server")
async def test_a_later_second_delivery_is_not_answered_again(account: Account) -> None:
    write_to(account, "hello")
    again = list(account.waiting)
    await account.deliver()
    account.waiting = again
    assert await account.deliver() == [200]
    assert account.texts() == ["You said: hello"]


@pytest.mark.usefixtures("server")
async def test_a_button_is_acknowledged_once_through_a_webhook(account: Account) -> None:
    press_at(account, "menu")
    assert await account.deliver() == [200]
    await until(lambda: account.acknowledged == ["q1"])


@pytest.mark.parametrize(("secret", "status"), [(None, 401), ("", 403), ("wrong", 403), ("é", 403)])
async def test_who_does_not_know_the_secret_is_refused(
    door: Server, parrot: Parrot, secret: str | None, status: int
) -> None:
    assert await door.post(b'{"update_id": 1}', secret=secret) == status
    assert parrot.heard == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"update_id": "1"}', b"\xff", b"[" * 100_000])
async def test_what_is_no_update_is_refused(door: Server, body: bytes) -> None:
    assert await door.post(body) == 400


async def test_a_body_without_end_is_refused(door: Server) -> None:
    assert await door.post(b" " * (BODY_LIMIT + 1)) == 413


async def test_an_update_that_cannot_be_read_is_not_delivered_for_ever(server: Server) -> None:
    assert await server.post(b'{"update_id": 1, "message": {"text": "?"}}') == 200


async def test_the_secret_is_never_logged(door: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    await door.post(b'{"update_id": 1}', secret="wrong-secret")
    assert SECRET not in caplog.text and "wrong-secret" not in caplog.text


async def test_without_a_secret_nobody_is_let_in(address: Address, parrot: Parrot) -> None:
    channel = TelegramChannel(replace(address, public_url="https://x.org"), WORDS, parrot.respond)
    transport = httpx.ASGITransport(Starlette(routes=channel.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.post("/telegram", headers={HEADER: ""})).status_code == 403


async def test_before_the_start_telegram_is_asked_to_come_again(door: Server, parrot: Parrot) -> None:
    assert await door.post(b'{"update_id": 1}') == 503


def test_polling_needs_no_route(address: Address, parrot: Parrot) -> None:
    assert TelegramChannel(address, WORDS, parrot.respond).routes() == []
