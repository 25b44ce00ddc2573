"""Whether we are alive, and whether we can answer: for load balancers and whoever watches."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

Ready = Callable[[], Awaitable[Mapping[str, bool]]]


async def everything_is_ready() -> Mapping[str, bool]:
    """Return that nothing is needed."""
    return {}


def health(ready: Ready) -> list[Route]:
    """Return `/healthz`, which is cheap, and `/readyz`, which names the parts that do not work and nothing else."""

    async def alive(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def able(_: Request) -> JSONResponse:
        parts = dict(await ready())
        works = all(parts.values())
        status = HTTPStatus.OK if works else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse({"ready": works, **parts}, status)

    return [Route("/healthz", alive), Route("/readyz", able)]
