"""Receive updates that Telegram sends to our address."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from bot.channels.telegram.client import parse

PATH = "/telegram"
BODY_LIMIT = 1024 * 1024  # bytes
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def route(secret: str, take: Callable[[Update], asyncio.Task[None] | None]) -> Route:
    """Return the route that takes updates from who knows the secret, and acknowledges them once they are handled."""

    async def receive(request: Request) -> Response:
        if refusal := _refusal(request.headers.get(HEADER), secret):
            return Response(status_code=refusal)
        if (body := await _body(request)) is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if (raw := _update(body)) is None:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        return Response(status_code=await _done(take(parse(raw))))

    return Route(PATH, receive, methods=["POST"])


async def _done(task: asyncio.Task[None] | None) -> HTTPStatus:
    """Wait for the work, which goes on when Telegram hangs up; what was not done is delivered again."""
    if task:
        await asyncio.wait([task])
    return HTTPStatus.SERVICE_UNAVAILABLE if task is None or task.cancelled() else HTTPStatus.OK


def _refusal(given: str | None, secret: str) -> HTTPStatus | None:
    if given is None:
        return HTTPStatus.UNAUTHORIZED
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        return HTTPStatus.FORBIDDEN
    return None


async def _body(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            return None
    return body


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("update_id"), int) else None
