"""What we answer to a request that cannot be done: RFC 9457, with one sentence that says what to do."""

from __future__ import annotations

import logging
import math
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

log = logging.getLogger(__name__)

SAID = {
    HTTPStatus.NOT_FOUND: "There is nothing at this path: see /v1/openapi.json.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This path has other methods: see the Allow header and /v1/openapi.json.",
}


class ProblemError(Exception):
    """A request that is refused: `code` is for programs, `detail` for people."""

    def __init__(self, status: HTTPStatus, code: str, detail: str, retry_after: float = 0) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = {"Retry-After": str(math.ceil(retry_after))} if retry_after else {}
        if status is HTTPStatus.UNAUTHORIZED:
            self.headers["WWW-Authenticate"] = "Handrail-HMAC-SHA256"


async def refused(_: Request, problem: Exception) -> Response:
    """Return a problem as a response."""
    assert isinstance(problem, ProblemError)
    return _response(problem.status, problem.code, problem.detail, problem.headers)


async def unserved(_: Request, error: Exception) -> Response:
    """Return what the framework refuses."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    return _response(status, "path", SAID.get(status, status.description + "."), dict(error.headers or {}))


async def failed(_: Request, error: Exception) -> Response:
    """Return that it is our fault; the words of an error could quote a message, so only its kind is logged."""
    log.error("a request failed error=%s", type(error).__name__)
    return _response(HTTPStatus.INTERNAL_SERVER_ERROR, "failed", "This is our mistake: send it again.", {})


def _response(status: HTTPStatus, code: str, detail: str, headers: dict[str, str]) -> Response:
    document = {"type": "about:blank", "title": status.phrase, "status": status, "code": code, "detail": detail}
    return JSONResponse(document, status, {**headers, "Cache-Control": "no-store"}, "application/problem+json")
