"""Receive what WhatsApp delivers to our address, from nobody else."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.fields import Object, parsed

PATH = "/whatsapp"
SIGNATURE = "x-hub-signature-256"
CHALLENGE = 200  # longest that we repeat


@dataclass(frozen=True)
class Keys:
    """What proves that a delivery is genuine: Meta signs with `app_secret`; others show `verify_token` as a bearer."""

    app_secret: str = field(default="", repr=False)
    verify_token: str = field(default="", repr=False)

    def prove(self, headers: Headers, body: bytes) -> bool:
        """Say whether a delivery is genuine; with an app secret only its signature counts."""
        if self.app_secret:
            expected = "sha256=" + hmac.new(self.app_secret.encode(), body, hashlib.sha256).hexdigest()
            return same(headers.get(SIGNATURE, ""), expected)
        bearer = f"Bearer {self.verify_token}"
        return bool(self.verify_token) and same(headers.get("authorization", ""), bearer)


def same(given: str, expected: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())


def routes(keys: Keys, take: Callable[[Object], Awaitable[HTTPStatus]]) -> list[Route]:
    """Return the route that proves who we are when it is asked, and hands on what is genuine."""

    async def verify(request: Request) -> Response:
        asked = request.query_params
        known = keys.verify_token and same(asked.get("hub.verify_token", ""), keys.verify_token)
        challenge = asked.get("hub.challenge", "")
        if not known or asked.get("hub.mode") != "subscribe" or len(challenge) > CHALLENGE:
            return Response(status_code=HTTPStatus.FORBIDDEN)
        return PlainTextResponse(challenge)

    async def receive(request: Request) -> Response:
        body = await request.body()
        if not keys.prove(request.headers, body):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        if (given := parsed(body)) is None:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        return answered(await take(given))

    return [Route(PATH, verify, methods=["GET"]), Route(PATH, receive, methods=["POST"])]


def answered(status: HTTPStatus) -> Response:
    """Return an acknowledgement, or ask to come again."""
    again = {"retry-after": "10"} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return Response(status_code=status, headers=again)
