"""Conversations at a time over HTTP, from a process of their own: `python -m tests.benchmarks.load ADDRESS COUNT`.

Prints messages a second and the 95th percentile in ms. aiohttp's client takes a tenth of the processor time of httpx's,
which slows down whatever is measured beside it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import aiohttp

from tests.benchmarks.questions import QUESTIONS

SECONDS = 6.0
A_CONVERSATION = 10  # messages


async def load(address: str, count: int) -> tuple[float, float]:
    """Return messages a second and p95 (ms) of so many people who write to Rasa's REST channel."""
    times: list[float] = []
    began = time.perf_counter()
    async with aiohttp.ClientSession(address, connector=aiohttp.TCPConnector(limit=0)) as session:
        people = (_person(session, f"{count}-{number}", number, times) for number in range(count))
        await asyncio.gather(*people)
    return len(times) / (time.perf_counter() - began), sorted(times)[int(0.95 * len(times))]


async def _person(session: aiohttp.ClientSession, name: str, number: int, times: list[float]) -> None:
    end = time.perf_counter() + SECONDS
    turn = 0
    while (began := time.perf_counter()) < end:
        message = QUESTIONS[(number + turn) % len(QUESTIONS)]
        said = {"sender": f"{name}-{turn // A_CONVERSATION}", "message": message}
        async with session.post("/webhooks/rest/webhook", json=said, raise_for_status=True) as answer:
            await answer.read()
        times.append(1e3 * (time.perf_counter() - began))
        turn += 1


if __name__ == "__main__":
    print(json.dumps(asyncio.run(load(sys.argv[1], int(sys.argv[2])))))
