"""Sign as partners do."""

from __future__ import annotations

import secrets
import time
from collections.abc import Generator
from dataclasses import dataclass

import httpx

from bot.channels.gateway.keys import Purpose, signature

UNSIGNED = httpx.Auth()


@dataclass(frozen=True)
class Signer(httpx.Auth):
    """Signs each request with a key; `nonce` and `late` make it wrong on purpose."""

    key: str
    nonce: str = ""
    late: float = 0
    purpose: Purpose = Purpose.REQUEST
    requires_request_body = True

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        path = request.url.raw_path.decode("ascii")
        request.headers.update(self.headers(request.method, path, request.content))
        yield request

    def headers(self, method: str, path: str, body: bytes) -> dict[str, str]:
        _, partner, secret = self.key.split("_")
        line = (method, path, str(int(time.time() - self.late)), self.nonce or secrets.token_urlsafe(18))
        names = ("Partner", "Timestamp", "Nonce", "Signature")
        values = (partner, line[2], line[3], signature(secret, self.purpose, line, body))
        return {f"Handrail-{name}": value for name, value in zip(names, values, strict=True)}
