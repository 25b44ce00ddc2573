"""Limits of every request: how large its body, how long its answer takes, how many at once."""

from __future__ import annotations

import logging
import math
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import anyio
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = ("/healthz", "/readyz")  # a probe that is refused under load would have a busy process killed

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """`seconds` is the time until an answer begins, `arrival` that until a body is complete."""

    body: int = 1024 * 1024  # bytes
    arrival: float = 10
    seconds: float = 60
    requests: int = 256
    retry_after: int = 2  # seconds


class Limiter:
    """Refuses what is above the limits, and answers what fails; tells `refused` why, and nobody what it said."""

    def __init__(self, app: ASGIApp, limits: Limits, refused: Callable[[str], None]) -> None:
        self._app = app
        self._limits = limits
        self._refused = refused
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._running >= self._limits.requests and scope["path"] not in ALWAYS:
            await self._refuse("busy", HTTPStatus.SERVICE_UNAVAILABLE)(scope, receive, send)
            return
        self._running += 1
        try:
            await self._within(scope, receive, send)
        finally:
            self._running -= 1

    async def _within(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await self._body(scope, receive)
        if isinstance(body, PlainTextResponse):
            await body(scope, receive, send)
            return
        answer = _Answer(send)
        with anyio.move_on_after(self._limits.seconds) as answer.until:
            await self._run(scope, _Body(body, receive), answer)
        if answer.until.cancelled_caught and not answer.begun:
            await self._refuse("slow", HTTPStatus.SERVICE_UNAVAILABLE)(scope, receive, send)

    async def _run(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        try:
            await self._app(scope, receive, answer)
        except Exception as error:  # noqa: BLE001  # the server's own log would quote an error's words
            log.error("a request failed error=%s at=%s", type(error).__name__, place(error))
            if not answer.begun:
                await self._refuse("failed", HTTPStatus.INTERNAL_SERVER_ERROR)(scope, receive, answer)

    async def _body(self, scope: Scope, receive: Receive) -> bytes | PlainTextResponse:
        """Return a complete body, or what to answer instead."""
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > self._limits.body:
            return self._refuse("large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body = bytearray()
        with anyio.move_on_after(self._limits.arrival):
            while (message := await receive())["type"] == "http.request":
                body += message.get("body", b"")
                if len(body) > self._limits.body:
                    return self._refuse("large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
                if not message.get("more_body"):
                    return bytes(body)
        return self._refuse("late", HTTPStatus.REQUEST_TIMEOUT)

    def _refuse(self, reason: str, status: HTTPStatus) -> PlainTextResponse:
        self._refused(reason)
        again = {"retry-after": str(self._limits.retry_after)} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
        return PlainTextResponse(status.phrase, status, again)


class _Answer:
    """Passes an answer on, and sets no end to one that has begun: a live page may be open for hours."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False
        self.until = anyio.CancelScope()

    async def __call__(self, message: Message) -> None:
        self.begun = True
        self.until.deadline = math.inf
        await self._send(message)


class _Body:
    """Gives a body that has arrived, then whatever the server has to tell."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


def place(error: BaseException) -> str:
    """Return where an error happened; its words could quote a message."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
