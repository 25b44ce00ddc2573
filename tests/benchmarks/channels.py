"""How many messages a second each channel answers over HTTP: `uv run python -m tests.benchmarks.channels`.

The real program runs in one process and in two, against a platform on loopback that takes everything; a message counts
when its delivery is acknowledged, which is after its answer was sent. Load and platform need a core of their own.
Telegram is not among them: its own limit, which the channel keeps, is 30 messages a second for a bot.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from urllib.parse import urlencode

import httpx
from rich.console import Console
from rich.table import Table
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.partners import Partner
from bot.cli.train import ensure
from bot.messages import Incoming
from bot.runtime import conversation
from bot.settings import PROJECT, Settings
from tests.benchmarks.questions import QUESTIONS
from tests.channels.gateway.signing import Signer
from tests.channels.http.test_surface import free_port
from tests.channels.platform import running
from tests.channels.twilio.emulator import ACCOUNT, OURS, PUBLIC, message, signature
from tests.channels.whatsapp.emulator import LINE
from tests.channels.whatsapp.people import SECRET, body, encoded, signed, text

PEOPLE = 16
SECRETS = "b" * 32
PARTNER = Partner("0" * 16, "Benchmark")
Post = Callable[[httpx.AsyncClient, int, str], Awaitable[httpx.Response]]


async def takes_everything(_: Request) -> JSONResponse:
    """Answer as the platforms do."""
    return JSONResponse({"messages": [{"id": "x"}], "sid": "x"})


async def whatsapp(client: httpx.AsyncClient, person: int, words: str) -> httpx.Response:
    raw = encoded(body(text(words, phone=f"316{person}")))
    return await client.post("/whatsapp", content=raw, headers=signed(raw))


async def twilio(client: httpx.AsyncClient, person: int, words: str) -> httpx.Response:
    fields = message(words, sender=f"whatsapp:+316{person}")
    headers = {"x-twilio-signature": signature(fields), "content-type": "application/x-www-form-urlencoded"}
    return await client.post("/twilio", content=urlencode(fields), headers=headers)


async def gateway(client: httpx.AsyncClient, person: int, words: str) -> httpx.Response:
    question = {"id": secrets.token_hex(8), "conversation": str(person), "text": words}
    signer = Signer(Keyring(SECRETS.encode()).key(PARTNER.id))
    return await client.post("/v1/messages", json=question, auth=signer)


CHANNELS: dict[str, Post] = {"whatsapp": whatsapp, "twilio": twilio, "gateway": gateway}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each measurement takes")
    asyncio.run(measure(parser.parse_args().seconds))


async def measure(seconds: float) -> None:
    """Measure in the process, then over HTTP with one and with two workers."""
    table = Table("channel", "workers", "msg/s", "p95 ms", title=f"{PEOPLE} people at once")
    table.add_row("none: in the process", "1", *await in_process(seconds))
    with running(Starlette(routes=[Route("/{path:path}", takes_everything, methods=["GET", "POST"])])) as platform:
        for workers in (1, 2):
            async with programs(workers, platform) as addresses:
                for name, post in CHANNELS.items():
                    table.add_row(name, str(workers), *await over_http(addresses, post, seconds))
    Console().print(table)


async def in_process(seconds: float) -> tuple[str, str]:
    """Return the figures of the conversation alone."""
    with tempfile.TemporaryDirectory() as folder:
        model, _ = ensure(Settings.read())
        async with conversation(replace(Settings.read(), data=Path(folder)), model) as talk:

            async def ask(person: int, words: str) -> None:
                await talk.respond(Incoming("benchmark", str(person), words))

            return await load(ask, seconds)


async def over_http(addresses: list[str], post: Post, seconds: float) -> tuple[str, str]:
    """Return the figures of one channel; people are spread over the workers."""
    async with contextlib.AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(httpx.AsyncClient(base_url=address, timeout=60)) for address in addresses
        ]

        async def ask(person: int, words: str) -> None:
            (await post(clients[person % len(clients)], person, words)).raise_for_status()

        return await load(ask, seconds)


async def load(ask: Callable[[int, str], Awaitable[None]], seconds: float) -> tuple[str, str]:
    """Return messages a second and p95 (ms)."""
    times: list[float] = []
    end = time.perf_counter() + seconds

    async def person(number: int) -> None:
        for turn in itertools.count():
            if time.perf_counter() > end:
                return
            began = time.perf_counter()
            await ask(number + PEOPLE * (turn // 10), QUESTIONS[(number + turn) % len(QUESTIONS)])
            times.append(1e3 * (time.perf_counter() - began))

    began = time.perf_counter()
    await asyncio.gather(*(person(number) for number in range(PEOPLE)))
    return f"{len(times) / (time.perf_counter() - began):.0f}", f"{sorted(times)[int(0.95 * len(times))]:.0f}"


@contextlib.asynccontextmanager
async def programs(count: int, platform: str) -> AsyncIterator[list[str]]:
    """Give the addresses of the real program, `count` times, with one Redis."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        model, _ = ensure(Settings.read())
        (Path(folder) / "partners.json").write_text(json.dumps([asdict(PARTNER)]), "utf-8")
        (Path(folder) / "models").mkdir()
        (Path(folder) / "models" / model.name).symlink_to(model)
        addresses = [stack.enter_context(program(Path(folder), platform)) for _ in range(count)]
        await asyncio.gather(*map(ready, addresses))
        yield addresses


@contextlib.contextmanager
def program(folder: Path, platform: str) -> Iterator[str]:
    """Give the address of one program."""
    port = free_port()
    given = {
        "HANDRAIL_DATA": str(folder),
        "HANDRAIL_SECRET": SECRETS,
        "HANDRAIL_PORT": str(port),
        "HANDRAIL_PUBLIC_URL": PUBLIC,
        "HANDRAIL_WHATSAPP_TOKEN": "t",
        "HANDRAIL_WHATSAPP_PHONE_ID": LINE,
        "HANDRAIL_WHATSAPP_APP_SECRET": SECRET,
        "HANDRAIL_WHATSAPP_API": f"{platform}/v23.0",
        "HANDRAIL_TWILIO_ACCOUNT": ACCOUNT,
        "HANDRAIL_TWILIO_TOKEN": "auth-token",
        "HANDRAIL_TWILIO_NUMBER": OURS,
        "HANDRAIL_TWILIO_API": platform,
        "HANDRAIL_GATEWAY_LIMIT": "60000",
        "HANDRAIL_GATEWAY_CONVERSATION_LIMIT": "60000",
    }
    with subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=PROJECT, env={**os.environ, **given}) as process:
        yield f"http://127.0.0.1:{port}"
        process.terminate()


async def ready(address: str) -> None:
    """Wait until a program answers."""
    async with httpx.AsyncClient(base_url=address) as client:
        for _ in range(3000):
            with contextlib.suppress(httpx.TransportError):
                if (await client.get("/readyz")).is_success:
                    return
            await asyncio.sleep(0.1)
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
