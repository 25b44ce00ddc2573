"""Who gets in."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from bot.channels.gateway.keys import Keyring, Purpose
from bot.channels.gateway.partners import Partner, Partners
from tests.channels.gateway.conftest import Parrot
from tests.channels.gateway.signing import UNSIGNED, Signer

MESSAGE = {"text": "сәлем 👋🏽 ሰላም مرحبا"}


@pytest.fixture
def signer(keyring: Keyring, partner: Partner) -> Signer:
    return Signer(keyring.key(partner.id))


async def test_a_signed_body_of_any_script_is_let_in(gateway: httpx.AsyncClient) -> None:
    answer = await gateway.post("/v1/messages", json=MESSAGE)
    assert answer.status_code == 200 and answer.json()["messages"][0]["text"].endswith(MESSAGE["text"])


@pytest.mark.parametrize("changed", [{"late": 301}, {"late": -301}, {"purpose": Purpose.CALLBACK}, {"nonce": "short"}])
async def test_a_wrong_time_purpose_or_nonce_is_refused(
    gateway: httpx.AsyncClient, signer: Signer, changed: dict[str, object]
) -> None:
    answer = await gateway.post("/v1/messages", json=MESSAGE, auth=replace(signer, **changed))  # type: ignore[arg-type]
    assert answer.status_code == 401 and answer.headers["www-authenticate"]


async def test_a_clock_may_be_four_minutes_off(gateway: httpx.AsyncClient, signer: Signer) -> None:
    for late in (240, -240):
        assert (await gateway.get("/v1/languages", auth=replace(signer, late=late))).status_code == 200


async def test_a_signature_is_good_once(gateway: httpx.AsyncClient, signer: Signer, parrot: Parrot) -> None:
    again = replace(signer, nonce="0123456789abcdef")
    answers = [await gateway.post("/v1/messages", json=MESSAGE, auth=again) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409]
    assert answers[1].json()["code"] == "replay" and len(parrot.heard) == 1


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v1/messages", b'{"text": "b"}'),
        ("POST", "/v1/messages?", b'{"text": "a"} '),
        ("DELETE", "/v1/x", b""),
    ],
)
async def test_a_signature_is_for_one_method_path_and_body(
    gateway: httpx.AsyncClient, signer: Signer, method: str, path: str, body: bytes
) -> None:
    headers = {**signer.headers(method, path, body), "content-type": "application/json"}
    answer = await gateway.post("/v1/messages", content=b'{"text": "a"}', headers=headers, auth=UNSIGNED)
    assert answer.status_code == 401 and answer.json()["code"] == "signature"


@pytest.mark.parametrize("name", ["Partner", "Timestamp", "Nonce", "Signature"])
async def test_a_missing_or_strange_header_is_refused(gateway: httpx.AsyncClient, signer: Signer, name: str) -> None:
    right = signer.headers("GET", "/v1/topics", b"")
    for value in (b"", b"x", b"\xe9", b"9" * 400):
        headers = [*((key.encode(), given.encode()) for key, given in right.items() if name not in key)]
        headers.append((f"Handrail-{name}".encode(), value))
        assert (await gateway.get("/v1/topics", headers=headers, auth=UNSIGNED)).status_code == 401


async def test_a_removed_partner_is_out_at_once(
    gateway: httpx.AsyncClient, partners: Partners, partner: Partner
) -> None:
    assert (await gateway.get("/v1/languages")).status_code == 200
    partners.remove(partner.name)
    assert (await gateway.get("/v1/languages")).status_code == 401


async def test_a_new_partner_is_in_at_once(gateway: httpx.AsyncClient, partners: Partners, keyring: Keyring) -> None:
    key = keyring.key(partners.add("Another").id)
    assert (await gateway.get("/v1/languages", auth=Signer(key))).status_code == 200


async def test_nobody_may_send_more_than_the_limit(gateway: httpx.AsyncClient) -> None:
    answer = await gateway.post("/v1/messages", content=b" " * 65 * 1024)
    assert answer.status_code == 413 and answer.headers["content-type"] == "application/problem+json"


async def test_the_document_is_for_everybody(gateway: httpx.AsyncClient) -> None:
    answer = await gateway.get("/v1/openapi.json", auth=UNSIGNED)
    assert answer.status_code == 200 and answer.json()["openapi"] == "3.1.0"
