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


def route(secret: str, take: Callable[[Update], asyncio.Task[None]]) -> Route:
    """Return the route that takes updates from who knows the secret, and acknowledges them once they are handled."""

    async def receive(request: Request) -> Response:
        if refusal := _refusal(request.headers.get(HEADER), secret):
            return Response(status_code=refusal)
        if (body := await _body(request)) is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if (raw := _update(body)) is None:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        task = take(parse(raw))
        await asyncio.wait([task])
        return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE if task.cancelled() else HTTPStatus.OK)

    return Route(PATH, receive, methods=["POST"])


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
