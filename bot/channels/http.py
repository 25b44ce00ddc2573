"""The HTTP surface: what platforms reach us by, and whether we are alive."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from bot.errors import ChannelError

STOP_SECONDS = 10


@contextlib.asynccontextmanager
async def web_server(routes: Sequence[BaseRoute], host: str, port: int) -> AsyncIterator[uvicorn.Server]:
    """Serve routes until the context ends; raise ChannelError when the address cannot be used."""
    # Rasa pins an old websockets that today's uvicorn cannot load; access logs would hold addresses of people.
    config = uvicorn.Config(
        application(routes),
        host=host,
        port=port,
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    while not (server.started or task.done()):  # noqa: ASYNC110  # uvicorn sets a flag and no event
        await asyncio.sleep(0.01)
    if task.done():
        raise ChannelError(f"Nothing can listen on {host}:{port}: is it in use? Set HANDRAIL_PORT to another port.")
    try:
        yield server
    finally:
        server.should_exit = True
        await task


def application(routes: Sequence[BaseRoute]) -> Starlette:
    """Return the web application."""
    return Starlette(routes=[Route("/healthz", _alive), *routes])


async def _alive(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


class _Server(uvicorn.Server):
    """Leaves signals and the end of the process to whoever runs us."""

    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]  # uvicorn's own signature
        yield

    async def serve(self, sockets=None) -> None:  # type: ignore[no-untyped-def]  # uvicorn's own signature
        with contextlib.suppress(SystemExit):
            await super().serve(sockets)
