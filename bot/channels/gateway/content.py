"""The content for partners who show it themselves: answers that a client may keep until they change."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.gateway.problems import ProblemError

Document = Mapping[str, object]


class Catalogue(Protocol):
    """The content as documents; None for what there is not."""

    def languages(self) -> Document:
        """Return the languages."""
        ...

    def topics(self, language: str) -> Document | None:
        """Return the topics."""
        ...

    def text(self, topic: str, language: str, country: str | None) -> Document | None:
        """Return the text about a topic."""
        ...


def topics(request: Request, catalogue: Catalogue) -> Document:
    """Return what there are texts about."""
    found = catalogue.topics(request.query_params.get("language", "en"))
    if found is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, "topic", "There is no such language: see /v1/languages.")
    return found


def text(request: Request, catalogue: Catalogue) -> Document:
    """Return the text that a request is for."""
    wanted = request.query_params
    found = catalogue.text(request.path_params["topic"], wanted.get("language", "en"), wanted.get("country"))
    if found is None:
        detail = "There is no such topic, language or country here: see /v1/topics and /v1/languages."
        raise ProblemError(HTTPStatus.NOT_FOUND, "topic", detail)
    return found


def response(request: Request, document: Document) -> Response:
    """Return a document, or that it has not changed."""
    body = json.dumps(document, ensure_ascii=False).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in re.findall(r'"[^"]*"', request.headers.get("if-none-match", "")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, headers=headers, media_type="application/json")
