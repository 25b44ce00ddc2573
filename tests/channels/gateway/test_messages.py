"""What partners get for a message."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.messages import Pace
from bot.channels.gateway.partners import Partner, Partners
from bot.errors import StateError
from bot.messages import Kind
from bot.state.connect import Client
from bot.state.gateway import GatewayState
from bot.visit import Admitted, Visit
from tests.channels.gateway.conftest import Connect, Parrot
from tests.channels.gateway.signing import Signer

ONE = {"id": "m1", "conversation": "c1", "text": "zonnebloem"}


async def say(gateway: httpx.AsyncClient, **given: Any) -> httpx.Response:
    return await gateway.post("/v1/messages", json={**ONE, **given})


async def test_the_answer_has_the_fields_of_ask_and_whether_it_is_repeated(gateway: httpx.AsyncClient) -> None:
    answer = (await say(gateway)).json()
    assert answer.pop("ms") >= 0
    assert answer == {
        "id": "m1",
        "conversation": "c1",
        "topic": "emergency.seizure",
        "confidence": 0.0,
        "language": "en",
        "answer_language": "en",
        "urgent": False,
        "suggestions": [],
        "alternatives": [{"topic": "chat.menu", "confidence": 0.1}],
        "messages": [{"text": "1: zonnebloem", "buttons": [{"title": "Menu", "payload": "menu"}]}],
        "repeated": False,
    }


async def test_a_button_a_place_and_no_words_are_messages_too(gateway: httpx.AsyncClient, parrot: Parrot) -> None:
    for given in ({"payload": "menu"}, {"location": {"lat": 52.4, "lon": 4.9}}, {"text": ""}, {"kind": "voice"}):
        assert (await gateway.post("/v1/messages", json=given)).status_code == 200
    assert [heard.kind for heard in parrot.heard] == [Kind.BUTTON, Kind.LOCATION, Kind.TEXT, Kind.VOICE]


async def test_a_text_that_was_cut_in_an_emoji_is_answered(gateway: httpx.AsyncClient, parrot: Parrot) -> None:
    body = b'{"text": "help \\ud83d"}'
    answer = await gateway.post("/v1/messages", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 200 and parrot.heard[0].text == "help \ufffd"


async def test_a_message_that_comes_again_gets_the_same_answer(gateway: httpx.AsyncClient, parrot: Parrot) -> None:
    first, second = (await say(gateway)).json(), (await say(gateway, text="other")).json()
    assert second == {**first, "repeated": True} and len(parrot.heard) == 1


async def test_the_same_id_in_another_conversation_is_another_message(gateway: httpx.AsyncClient) -> None:
    answers = [(await say(gateway, conversation=name)).json() for name in ("c1", "c2")]
    assert [answer["repeated"] for answer in answers] == [False, False]


async def test_of_deliveries_at_once_one_is_answered(gateway: httpx.AsyncClient, parrot: Parrot) -> None:
    async def slowly(incoming: Any) -> Any:
        await asyncio.sleep(0.2)
        return await Parrot.respond(parrot, incoming)

    parrot.respond = slowly  # type: ignore[method-assign]  # the parrot thinks
    answers = await asyncio.gather(*(say(gateway) for _ in range(5)))
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [200, 409, 409, 409, 409] and len(parrot.heard) == 1
    assert (await say(gateway)).json()["repeated"]


async def test_an_emergency_does_not_wait_for_a_delivery_that_may_have_died(
    gateway: httpx.AsyncClient, memory: GatewayState, keyring: Keyring, partner: Partner
) -> None:
    names = keyring.name(partner.id, "c1"), keyring.name(partner.id, "c1", "m1")
    await memory.admit(Visit(partner.id, "", 0, conversation=names[0], message=names[1]))
    assert (await say(gateway)).json()["code"] == "repeat"
    assert (await say(gateway, text="help")).status_code == 200


async def test_partners_cannot_reach_each_others_conversations(
    gateway: httpx.AsyncClient, parrot: Parrot, partners: Partners, keyring: Keyring
) -> None:
    other = Signer(keyring.key(partners.add("Other").id))
    await say(gateway)
    answer = await gateway.post("/v1/messages", json=ONE, auth=other)
    assert not answer.json()["repeated"]
    assert len({heard.sender for heard in parrot.heard}) == 2


async def test_forgetting_reaches_the_conversation_and_the_kept_answers(
    gateway: httpx.AsyncClient, parrot: Parrot, client: Client
) -> None:
    await say(gateway)
    assert (await gateway.delete("/v1/conversations/c1")).status_code == 204
    assert parrot.forgotten[0].sender == parrot.heard[0].sender
    assert [key for key in await client.keys("*") if b":nonce:" not in key and not key.endswith(b":pace")] == []


async def test_who_asks_to_be_forgotten_leaves_no_answers(gateway: httpx.AsyncClient, client: Client) -> None:
    await say(gateway)
    await say(gateway, id="m2", payload="forget:yes")
    assert [key for key in await client.keys("*") if b":said:" in key or b":all:" in key] == []


async def test_a_message_without_conversation_leaves_nothing(gateway: httpx.AsyncClient, parrot: Parrot) -> None:
    await gateway.post("/v1/messages", json={"text": "hi"})
    assert parrot.forgotten == parrot.heard


async def test_redis_holds_no_words_and_no_ids_and_all_of_it_expires(
    gateway: httpx.AsyncClient, client: Client
) -> None:
    await say(gateway, id="the-id", conversation="the-conversation")
    for key in await client.keys("*"):
        held = key + (await client.get(key) or b"" if await client.type(key) == b"string" else b"")
        assert b"the-" not in held and -1 != await client.ttl(key) <= 900


async def test_a_conversation_that_is_too_fast_waits_and_others_do_not(connect: Connect) -> None:
    async with connect(Pace(60_000, 12)) as gateway:  # two at once
        codes = [(await say(gateway, id=str(n))).status_code for n in range(3)]
        assert codes == [200, 200, 429]
        assert (await say(gateway, conversation="c2")).status_code == 200


@pytest.mark.parametrize("text", ["help", "quiet help"])
async def test_an_emergency_never_waits_for_the_limit_of_a_conversation(connect: Connect, text: str) -> None:
    async with connect(Pace(60_000, 1)) as gateway:
        answers = [await say(gateway, id=str(n), text=text) for n in range(20)]
        assert {answer.status_code for answer in answers} == {200}


async def test_a_partner_that_is_too_fast_is_told_when_to_come_again(connect: Connect) -> None:
    async with connect(Pace(12, 60_000)) as gateway:
        answers = [await say(gateway, id=str(n)) for n in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 5 and answers[-1].json()["code"] == "limit"
        assert (await say(gateway, text="help", id="9")).status_code == 200


async def test_a_pace_holds_over_requests_at_once(connect: Connect) -> None:
    async with connect(Pace(60, 60_000)) as gateway:  # ten at once
        answers = await asyncio.gather(*(say(gateway, id=str(n)) for n in range(30)))
        assert 10 <= [answer.status_code for answer in answers].count(200) < 20  # one more each second


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "json"),
        (b"\xff", 400, "json"),
        (b"[" * 60_000, 400, "json"),
        (b'{"location": {"lat": NaN, "lon": 0}}', 400, "json"),
        (b"[]", 422, "question"),
        (b"{}", 422, "question"),
        (b'{"kind": "group"}', 422, "question"),
        (b'{"text": 5}', 422, "question"),
        (b'{"text": "zonnebloem", "langauge": "zonnebloem"}', 422, "question"),
        (b'{"text": "a", "conversation": "../zonnebloem"}', 422, "question"),
        (b'{"text": "a", "conversation": "zonnebloem\\n"}', 422, "question"),
        (b'{"location": {"lat": 91, "lon": 0}}', 422, "question"),
    ],
)
async def test_what_is_no_question_is_a_problem_that_quotes_nobody(
    gateway: httpx.AsyncClient, parrot: Parrot, body: bytes, status: int, code: str
) -> None:
    answer = await gateway.post("/v1/messages", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "zonnebloem" not in answer.text and parrot.heard == []


async def test_other_types_paths_and_methods_are_problems_too(gateway: httpx.AsyncClient) -> None:
    answers = [
        await gateway.post("/v1/messages", content=b"a=b", headers={"content-type": "text/plain"}),
        await gateway.get("/v1/nothing"),
        await gateway.put("/v1/messages"),
        await gateway.delete("/v1/conversations/%20"),
    ]
    assert [answer.status_code for answer in answers] == [415, 404, 405, 404]
    assert {answer.headers["content-type"] for answer in answers} == {"application/problem+json"}


class Gone(GatewayState):
    """A Redis that does not answer, in one of two ways."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def admit(self, visit: Visit) -> Admitted:
        await asyncio.sleep(self._seconds)
        raise StateError("Redis does not answer.")

    async def forget(self, visit: Visit) -> None:
        raise StateError("Redis does not answer.")


async def test_without_redis_people_are_answered_and_an_emergency_at_once(connect: Connect) -> None:
    async with connect(remember=Gone(60)) as gateway:
        answer = await asyncio.wait_for(say(gateway, text="help"), 30)
        assert answer.status_code == 200
    async with connect(remember=Gone(0)) as gateway:
        assert (await say(gateway)).status_code == 200
        assert (await gateway.get("/v1/languages")).status_code == 200


async def test_without_redis_nobody_is_told_that_they_are_forgotten(connect: Connect) -> None:
    async with connect(remember=Gone(0)) as gateway:
        answer = await gateway.delete("/v1/conversations/c1")
        assert answer.status_code == 503 and answer.headers["retry-after"]
