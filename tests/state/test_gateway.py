"""What Redis keeps of partners' requests."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errors import StateError
from bot.state.connect import Client, _remote
from bot.state.gateway import GatewayState
from bot.visit import Outcome, Visit

VISIT = Visit("a" * 16, "n" * 16, pace=60, conversation_pace=12, conversation="c", message="m")


@pytest.fixture
def gateway(client: Client) -> GatewayState:
    return GatewayState(client)


async def outcomes(gateway: GatewayState, *visits: Visit) -> list[Outcome]:
    return [(await gateway.admit(visit)).outcome for visit in visits]


async def test_a_nonce_is_new_once_for_each_partner(gateway: GatewayState) -> None:
    plain = replace(VISIT, message="", pace=0, conversation_pace=0)
    other = replace(plain, partner="b" * 16)
    assert await outcomes(gateway, plain, plain, other) == [Outcome.NEW, Outcome.REPLAYED, Outcome.NEW]


async def test_a_message_is_new_then_running_then_answered(gateway: GatewayState) -> None:
    visit = replace(VISIT, nonce="", pace=0, conversation_pace=0)
    assert await outcomes(gateway, visit, visit) == [Outcome.NEW, Outcome.RUNNING]
    await gateway.answered(visit, "سلام")
    admitted = await gateway.admit(visit)
    assert (admitted.outcome, admitted.answer) == (Outcome.ANSWERED, "سلام")


async def test_who_waits_as_long_as_told_may_go_on(gateway: GatewayState) -> None:
    visit = replace(VISIT, nonce="", message="", pace=600, conversation_pace=0, room=0.1)
    admitted = [await gateway.admit(visit) for _ in range(2)][-1]
    assert admitted.outcome is Outcome.LIMITED and 0 < admitted.wait <= 0.1
    await asyncio.sleep(admitted.wait + 0.01)
    assert await outcomes(gateway, visit) == [Outcome.NEW]


async def test_what_is_refused_uses_nothing_up(gateway: GatewayState) -> None:
    visit = replace(VISIT, nonce="", message="", pace=60, conversation_pace=0, room=1)
    waits = [(await gateway.admit(visit)).wait for _ in range(20)]
    assert max(waits) <= 1


async def test_forgetting_a_conversation_leaves_the_others(gateway: GatewayState) -> None:
    visit = replace(VISIT, nonce="", pace=0, conversation_pace=0)
    other = replace(visit, conversation="d")
    for one in (visit, other):
        await gateway.answered(one, "said")
    await gateway.forget(visit)
    assert await outcomes(gateway, visit, other) == [Outcome.NEW, Outcome.ANSWERED]


async def test_all_keys_of_a_partner_are_in_one_slot_and_expire(gateway: GatewayState, client: Client) -> None:
    await gateway.admit(VISIT)
    await gateway.answered(VISIT, "said")
    keys = await client.keys("*")
    assert len(keys) == 5 and all(key.startswith(b"hr:{%s}:" % VISIT.partner.encode()) for key in keys)
    assert all([await client.pttl(key) > 0 for key in keys])


async def test_a_redis_that_is_gone_is_a_state_error() -> None:
    with pytest.raises(StateError):
        await GatewayState(_remote("redis://127.0.0.1:1")).admit(VISIT)
