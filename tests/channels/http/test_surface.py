from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from socket import socket

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.channels.http import Limits, Surface, web_server

LIMITS = Limits(body=100, arrival=0.2, seconds=0.3, requests=2)


async def echo(request: Request) -> Response:
    return PlainTextResponse(await request.body(), headers={"set-cookie": "a=b", "cache-control": "max-age=1"})


async def sleep(_: Request) -> Response:
    await asyncio.sleep(5)
    return PlainTextResponse("late")


async def stream(_: Request) -> Response:
    async def lines() -> AsyncIterator[str]:
        for line in "ab":
            yield line
            await asyncio.sleep(0.4)

    return StreamingResponse(lines())


async def bug(request: Request) -> Response:
    raise ValueError((await request.body()).decode())


ROUTES = [Route(f"/{work.__name__}", work, methods=["POST"]) for work in (echo, sleep, stream, bug)]


@asynccontextmanager
async def served(**surface: object) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a real server."""
    async with web_server(ROUTES, "127.0.0.1", 0, Surface(LIMITS, **surface)) as server:  # type: ignore[arg-type]
        port = server.servers[0].sockets[0].getsockname()[1]
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            yield client


async def test_every_answer_has_security_headers_and_no_cookie() -> None:
    async with served() as client:
        for answer in (await client.post("/echo", content=b"x"), await client.get("/nowhere")):
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert "set-cookie" not in answer.headers and "server" not in answer.headers
        assert (await client.post("/echo")).headers["cache-control"] == "max-age=1"


@pytest.mark.parametrize("size", [100, 101])
async def test_a_body_above_the_limit_is_refused(size: int) -> None:
    async with served() as client:
        assert (await client.post("/echo", content=b"x" * size)).status_code == (200 if size == 100 else 413)


async def test_a_body_of_unknown_length_is_refused_when_it_grows_too_large() -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 10

    async with served() as client:
        assert (await client.post("/echo", content=endless())).status_code == 413


async def test_who_sends_too_slowly_is_cut_off() -> None:
    async def dripping() -> AsyncIterator[bytes]:
        for _ in range(5):
            yield b"x"
            await asyncio.sleep(0.1)

    async with served() as client:
        assert (await client.post("/echo", content=dripping())).status_code == 408


async def test_what_takes_too_long_is_asked_for_again_later() -> None:
    async with served() as client:
        answer = await client.post("/sleep")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


async def test_an_answer_that_has_begun_may_take_longer() -> None:
    async with served() as client:
        assert (await client.post("/stream")).text == "ab"


async def test_above_the_limit_of_requests_only_probes_are_answered() -> None:
    reasons: Counter[str] = Counter()
    async with served(refused=lambda reason: reasons.update([reason])) as client:
        waiting = [asyncio.create_task(client.post("/sleep")) for _ in range(2)]
        await asyncio.sleep(0.1)
        answers = [await client.post("/echo"), await client.get("/healthz")]
        await asyncio.gather(*waiting)
        assert [answer.status_code for answer in answers] == [503, 200]
        assert (await client.post("/echo")).status_code == 200
    assert reasons == {"busy": 1, "slow": 2}


async def test_a_bug_is_a_500_whose_log_quotes_nobody(caplog: pytest.LogCaptureFixture) -> None:
    async with served() as client:
        assert (await client.post("/bug", content=b"zonnebloem")).status_code == 500
    assert "ValueError" in caplog.text and "zonnebloem" not in caplog.text


async def test_ready_means_that_every_part_works() -> None:
    parts = {"model": True, "redis": False}

    async def ready() -> Mapping[str, bool]:
        return parts

    async with served(ready=ready) as client:
        answer = await client.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"ready": False, "model": True, "redis": False})
        parts["redis"] = True
        assert (await client.get("/readyz")).status_code == 200


def free_port() -> int:
    with closing(socket()) as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])
