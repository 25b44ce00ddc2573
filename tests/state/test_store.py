"""What is kept of a person, for how long, and how it is forgotten."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.errors import StateError
from bot.state import Memory, State
from bot.state.connect import Client, connect

DUTCH = Memory({"language": "nl"}, {"topic": "health.hiv"})


async def remember(state: State, person: str, memory: Memory) -> None:
    async with state.turn(person) as held:
        held.memory = memory


async def test_what_a_turn_ends_with_is_known_in_the_next(state: State) -> None:
    await remember(state, "a", DUTCH)
    assert (await state.recall("a"))[0] == DUTCH


async def test_profile_is_kept_for_thirty_days_and_dialogue_for_one(state: State, client: Client) -> None:
    await remember(state, "a", DUTCH)
    assert await client.ttl("hr:{a}:profile") == 30 * 24 * 3600
    assert await client.ttl("hr:{a}:dialogue") == 24 * 3600


async def test_forgetting_leaves_no_key_of_the_person(state: State, client: Client) -> None:
    await remember(state, "a", DUTCH)
    await state.handled("a", "update 1")
    await state.forget("a")
    assert await client.keys("*") == []


async def test_a_turn_that_forgets_leaves_nothing(state: State, client: Client) -> None:
    await remember(state, "a", DUTCH)
    async with state.turn("a") as held:
        held.forgotten = True
    assert await client.keys("*") == []


async def test_an_answered_delivery_is_recognised(state: State) -> None:
    await state.handled("a", "7")
    assert [(await state.recall("a", update))[1] for update in ("7", "8")] == [True, False]


async def count(state: State) -> None:
    async with state.turn("a") as held:
        number = held.memory.dialogue.get("number", 0)
        await asyncio.sleep(0.001)
        held.memory = Memory({}, {"number": number + 1})


async def test_turns_of_one_person_never_overlap_even_over_two_workers(state: State, client: Client) -> None:
    other = State(client)
    await asyncio.gather(*(count(state if number % 2 else other) for number in range(40)))
    assert (await state.recall("a"))[0].dialogue == {"number": 40}


async def test_turns_of_one_person_keep_their_order(state: State) -> None:
    order: list[int] = []

    async def turn(number: int) -> None:
        async with state.turn("a"):
            order.append(number)
            await asyncio.sleep(0.001)

    await asyncio.gather(*(turn(number) for number in range(10)))
    assert order == list(range(10))


async def test_people_do_not_wait_for_each_other(state: State) -> None:
    async with state.turn("a"):
        await asyncio.wait_for(remember(state, "b", DUTCH), 10)
    assert (await state.recall("b"))[0] == DUTCH


async def test_a_turn_that_fails_is_given_back(state: State) -> None:
    with pytest.raises(ValueError, match="bug"):
        async with state.turn("a"):
            raise ValueError("bug")
    await asyncio.wait_for(remember(state, "a", DUTCH), 10)


async def test_a_lost_redis_is_a_state_error() -> None:
    with connect("unix:///nowhere", Path()) as client, pytest.raises(StateError):
        await State(client).recall("a")


async def test_a_delivery_belongs_to_one_worker_until_it_is_released(state: State, client: Client) -> None:
    other = State(client)
    assert [await state.claim("p", "1"), await other.claim("p", "1"), await other.claim("p", "2")] == [
        True,
        False,
        True,
    ]
    await state.release("p", "1")
    assert await other.claim("p", "1")
    assert 0 < await client.ttl("hr:{p}:open") <= 30


async def test_a_claim_of_a_worker_that_died_ends(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.state.store.CLAIM_SECONDS", 0)
    assert [await state.claim("p", "1"), await state.claim("p", "1")] == [True, True]
