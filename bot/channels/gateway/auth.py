"""Whether a request comes from a partner: key, time and signature over the raw body."""

from __future__ import annotations

import hmac
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request

from bot.channels.gateway.keys import Keyring, Purpose, signature
from bot.channels.gateway.partners import Partner
from bot.channels.gateway.problems import ProblemError

WINDOW = 300  # seconds that the clocks of both sides may differ
BODY_LIMIT = 64 * 1024  # bytes
NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
TIMESTAMP = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True)
class Signed:
    """A request of a partner; its nonce has still to be found new."""

    partner: Partner
    nonce: str
    body: bytes = field(repr=False)


class Doorkeeper:
    """Knows partners by their signatures."""

    def __init__(
        self, find: Callable[[str], Partner | None], keyring: Keyring, clock: Callable[[], float] = time.time
    ) -> None:
        self._find = find
        self._keyring = keyring
        self._clock = clock

    async def admit(self, request: Request) -> Signed:
        """Return who sent a request, and its body; raise ProblemError for one that no partner signed just now."""
        given = _given(request)
        partner = self._find(given.partner)
        # An unknown partner costs as much time as a known one, and is told the same.
        key = self._keyring.signing_key(given.partner)
        body = await _body(request)
        line = (request.method, path_of(request), given.timestamp, given.nonce)
        right = hmac.compare_digest(signature(key, Purpose.REQUEST, line, body).encode(), given.signature)
        if partner is None or not right:
            raise _stranger("signature", "The key or the signature is wrong: see docs/gateway.md for what is signed.")
        if abs(self._clock() - int(given.timestamp)) > WINDOW:
            raise _stranger("clock", "The timestamp is more than five minutes off: set the clock, and sign it again.")
        return Signed(partner, given.nonce, body)


@dataclass(frozen=True)
class _Given:
    partner: str
    timestamp: str
    nonce: str
    signature: bytes = field(repr=False)


def _given(request: Request) -> _Given:
    partner, timestamp, nonce, given = (
        request.headers.get(f"handrail-{name}", "") for name in ("partner", "timestamp", "nonce", "signature")
    )
    if not (partner and given and TIMESTAMP.fullmatch(timestamp) and NONCE.fullmatch(nonce)):
        raise _stranger("headers", "Sign the request: Handrail-Partner, -Timestamp, -Nonce and -Signature are needed.")
    return _Given(partner, timestamp, nonce, given.encode())


def path_of(request: Request) -> str:
    """Return path and query exactly as they were sent."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    query: bytes = request.scope.get("query_string", b"")
    return (raw + (b"?" + query if query else b"")).decode("latin-1")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "size", "Send at most 64 KiB in one request.")
    return body


def _stranger(code: str, detail: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNAUTHORIZED, code, detail)
