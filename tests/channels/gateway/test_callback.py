"""Answers that are sent to a partner's own address."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.gateway.callback import Callbacks
from bot.channels.gateway.keys import Keyring, Purpose, signature
from bot.channels.gateway.partners import Partner, Partners
from bot.channels.http import web_server
from tests.channels.gateway.conftest import free_port

BODY = '{"conversation": "c1", "messages": [{"text": "ሰላም"}]}'.encode()


@dataclass
class Receiver:
    """A partner's server that answers with the statuses it is told, then with 204."""

    address: str
    statuses: list[int] = field(default_factory=list)
    got: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        self.got.append((request.url.path, await request.body(), dict(request.headers)))
        status = self.statuses.pop(0) if self.statuses else 204
        return Response(status_code=status, headers={"location": f"{self.address}/elsewhere"} if status == 307 else {})


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    found = Receiver(f"http://127.0.0.1:{free_port()}")
    routes = [Route("/{rest:path}", found.take, methods=["POST"])]
    async with web_server(routes, "127.0.0.1", int(found.address.rpartition(":")[2])):
        yield found


@pytest.fixture
def partner(partners: Partners, receiver: Receiver) -> Partner:
    return partners.add("Outreach", f"{receiver.address}/in?box=1")


@contextlib.asynccontextmanager
async def callbacks(keyring: Keyring, pauses: tuple[float, ...] = (0.01, 0.01)) -> AsyncIterator[Callbacks]:
    made = Callbacks(keyring, pauses)
    yield made
    await made.stop(5)


async def test_an_answer_arrives_with_a_signature_that_the_partner_can_check(
    keyring: Keyring, partner: Partner, partners: Partners, receiver: Receiver
) -> None:
    async with callbacks(keyring) as sending:
        sending.send(partner, BODY, partners.get)
    path, body, headers = receiver.got[0]
    line = ("POST", "/in?box=1", headers["handrail-timestamp"], headers["handrail-nonce"])
    right = signature(keyring.signing_key(partner.id), Purpose.CALLBACK, line, body)
    assert (path, body, headers["handrail-signature"]) == ("/in", BODY, right)


async def test_what_fails_for_now_is_tried_again_and_signed_anew(
    keyring: Keyring, partner: Partner, partners: Partners, receiver: Receiver
) -> None:
    receiver.statuses = [503, 429]
    async with callbacks(keyring) as sending:
        sending.send(partner, BODY, partners.get)
    assert len({headers["handrail-nonce"] for _, _, headers in receiver.got}) == 3


@pytest.mark.parametrize("status", [400, 404, 307, 301])
async def test_a_refusal_or_a_redirect_is_the_end(
    keyring: Keyring, partner: Partner, partners: Partners, receiver: Receiver, status: int
) -> None:
    receiver.statuses = [status]
    async with callbacks(keyring) as sending:
        sending.send(partner, BODY, partners.get)
    assert [path for path, _, _ in receiver.got] == ["/in"]


async def test_a_partner_that_was_removed_gets_no_more(
    keyring: Keyring, partner: Partner, partners: Partners, receiver: Receiver
) -> None:
    receiver.statuses = [503]
    async with callbacks(keyring, (0.3,)) as sending:
        sending.send(partner, BODY, partners.get)
        await asyncio.sleep(0.1)
        partners.remove(partner.id)
    assert len(receiver.got) == 1


async def test_nobody_listening_is_logged_without_address_and_words(
    keyring: Keyring, partners: Partners, caplog: pytest.LogCaptureFixture
) -> None:
    nobody = partners.add("Nobody", f"http://127.0.0.1:{free_port()}/secret")
    async with callbacks(keyring) as sending:
        sending.send(nobody, BODY, partners.get)
    said = caplog.text
    assert nobody.id in said and not [word for word in ("secret", "conversation", "ሰላም") if word in said]


async def test_the_stop_does_not_wait_for_who_never_answers(
    keyring: Keyring, partner: Partner, partners: Partners, receiver: Receiver
) -> None:
    receiver.statuses = [503] * 9
    sending = Callbacks(keyring, (60,))
    sending.send(partner, BODY, partners.get)
    await asyncio.wait_for(sending.stop(0.1), 30)


async def test_a_message_is_answered_at_once_and_to_the_callback(
    partner: Partner, connect: Callable[..., contextlib.AbstractAsyncContextManager[object]], receiver: Receiver
) -> None:
    async with connect() as gateway:
        answer = await gateway.post("/v1/messages", json={"text": "hi", "conversation": "c1"})  # type: ignore[attr-defined]  # httpx
    assert [body for _, body, _ in receiver.got] == [answer.content]
