"""How long a turn takes, how many a second, how much memory: `uv run python -m tests.benchmarks.turns`.

With `--stock FOLDER` also Rasa as it comes (`rasa run` and `rasa run actions`, default pipeline) on the same training
data, both over HTTP with the same client in one run. Its DIET and TED are trained for one epoch: that makes it worse at
answering, not slower. On all sentences that takes hours on two cores; with `--one-in 10` it knows fewer words, which
makes it faster. Whoever writes is a process of its own: with fewer cores than three, that costs both.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.channels.http import web_server
from bot.cli.train import ensure
from bot.conversation.talk import Conversation
from bot.messages import Incoming
from bot.runtime import conversation
from bot.settings import PROJECT, Settings
from tests.benchmarks.questions import QUESTIONS
from tests.benchmarks.stock_rasa import stock_rasa

TURNS = 500
CONVERSATIONS = (1, 16, 64)
Ask = Callable[[str, str], Awaitable[object]]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stock", type=Path, metavar="FOLDER", help="measure stock Rasa too; trains it in this folder")
    parser.add_argument("--one-in", type=int, default=1, metavar="N", help="stock Rasa learns one in so many sentences")
    options = parser.parse_args()
    asyncio.run(measure(options.stock, options.one_in))


async def measure(stock: Path | None, one_in: int) -> None:
    """Measure in one run."""
    console = Console(highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.read(), data=Path(folder))
        model, _ = ensure(Settings.read())
        began = time.perf_counter()
        async with conversation(settings, model) as talk:
            await talk.respond(Incoming("benchmark", "first", QUESTIONS[0]))
            started = time.perf_counter() - began
            console.print(f"start of this process's bot to its first answer: {started:.2f} s")
            console.print(f"memory: {psutil.Process().memory_info().rss >> 20} MB")
            console.print(await latency(talk))
            ours = await over_http(talk)
        theirs = await stock_figures(stock, one_in) if stock else {}
    console.print(throughput(ours, theirs))


async def latency(talk: Conversation) -> Table:
    """Return the median time of the turns around the first, the 100th and the 500th, Redis included."""
    times: list[float] = []
    for number in range(TURNS):
        began = time.perf_counter()
        await talk.respond(Incoming("benchmark", "long", QUESTIONS[number % len(QUESTIONS)]))
        times.append(1e3 * (time.perf_counter() - began))
    table = Table("turn", "median ms", "p95 ms", title="one conversation, in the process")
    for name, part in (("1-20", times[:20]), ("90-110", times[90:110]), ("480-500", times[480:]), ("all", times)):
        ordered = sorted(part)
        table.add_row(name, f"{statistics.median(part):.2f}", f"{ordered[int(0.95 * len(ordered))]:.2f}")
    return table


async def over_http(talk: Conversation) -> dict[int, tuple[float, float]]:
    """Return messages a second and p95 (ms) of our conversation behind Rasa's own REST form."""

    async def webhook(request: Request) -> JSONResponse:
        given = await request.json()
        turn = await talk.respond(Incoming("benchmark", given["sender"], given["message"]))
        return JSONResponse([{"recipient_id": given["sender"], "text": reply.text} for reply in turn.replies])

    route = Route("/webhooks/rest/webhook", webhook, methods=["POST"])
    async with web_server([route], "127.0.0.1", 0) as server:
        port = server.servers[0].sockets[0].getsockname()[1]
        return await load(f"http://127.0.0.1:{port}")


async def stock_figures(folder: Path, one_in: int) -> dict[int, tuple[float, float]]:
    """Return the same of stock Rasa."""
    async with stock_rasa(folder, one_in) as address:
        return await load(address)


async def load(address: str) -> dict[int, tuple[float, float]]:
    """Return messages a second and p95 (ms) for each number of conversations at a time."""
    return {count: await _load(address, count) for count in CONVERSATIONS}


async def _load(address: str, count: int) -> tuple[float, float]:
    command = (sys.executable, "-m", "tests.benchmarks.load", address, str(count))
    people = await asyncio.create_subprocess_exec(*command, cwd=PROJECT, stdout=subprocess.PIPE)
    printed, _ = await people.communicate()
    rate, p95 = json.loads(printed)
    return rate, p95


def throughput(ours: dict[int, tuple[float, float]], theirs: dict[int, tuple[float, float]]) -> Table:
    """Return both side by side."""
    table = Table("conversations", "Handrail msg/s", "p95 ms", "stock msg/s", "p95 ms", "times", title="over HTTP")
    for count, (rate, p95) in ours.items():
        other = theirs.get(count)
        stock = (f"{other[0]:.1f}", f"{other[1]:.0f}", f"{rate / other[0]:.0f}") if other else ("-", "-", "-")
        table.add_row(str(count), f"{rate:.0f}", f"{p95:.0f}", *stock)
    return table


if __name__ == "__main__":
    main()
