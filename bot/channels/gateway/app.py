"""The gateway channel: what partners reach under /v1."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, Router

from bot.channels.contract import question
from bot.channels.gateway import content, schema
from bot.channels.gateway.auth import Doorkeeper, Signed
from bot.channels.gateway.callback import Callbacks
from bot.channels.gateway.content import Catalogue
from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.messages import Messages
from bot.channels.gateway.partners import Partners
from bot.channels.gateway.problems import ProblemError, failed, refused, unserved
from bot.errors import StateError
from bot.messages import Incoming

CHANNEL = "gateway"
STOP_PATIENCE = 5  # seconds that callbacks have to end
JSON = "application/json"


class GatewayChannel:
    """Answers partners who run a channel of their own."""

    def __init__(self, partners: Partners, keyring: Keyring, messages: Messages, catalogue: Catalogue) -> None:
        self._partners = partners
        self._doorkeeper = Doorkeeper(partners.get, keyring)
        self._messages = messages
        self._catalogue = catalogue
        self._callbacks = Callbacks(keyring)

    def routes(self) -> Sequence[BaseRoute]:
        """Return everything under /v1, with its own words for what goes wrong."""
        router = Router(
            [
                Route("/messages", self._answer, methods=["POST"]),
                Route("/conversations/{conversation}", self._forget, methods=["DELETE"]),
                Route("/languages", self._languages),
                Route("/topics", self._topics),
                Route("/answers/{topic}", self._text),
                Route("/openapi.json", self._document),
            ],
            redirect_slashes=False,
        )
        handlers = {ProblemError: refused, HTTPException: unserved, Exception: failed}
        mount = Mount("/v1", app=ExceptionMiddleware(router, handlers))
        mount.path_regex = re.compile(r"/v1/(?P<path>(?s:.*))\Z")  # also a path with a line feed in it
        return [mount]

    async def start(self) -> None:
        """Read the document, so that no partner waits for it."""
        schema.document()

    async def stop(self) -> None:
        """Let callbacks under way end."""
        await self._callbacks.stop(STOP_PATIENCE)

    async def _answer(self, request: Request) -> Response:
        signed = await self._doorkeeper.admit(request)
        if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != JSON:
            raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "type", f"Send JSON, with Content-Type: {JSON}.")
        asked = question(schema.question(signed.body), CHANNEL, _owner(signed))
        answer = await self._messages.answer(signed.partner.id, signed.nonce, asked)
        body = json.dumps(answer, ensure_ascii=False).encode()
        if signed.partner.callback:
            self._callbacks.send(signed.partner, body, self._partners.get)
        return Response(body, media_type=JSON)

    async def _forget(self, request: Request) -> Response:
        signed = await self._let_in(request)
        conversation = request.path_params["conversation"]
        if not schema.is_conversation(conversation):
            raise ProblemError(HTTPStatus.NOT_FOUND, "path", "No conversation has such a name: see /v1/openapi.json.")
        person = Incoming(CHANNEL, _owner(signed) + conversation)
        try:
            await self._messages.forget(signed.partner.id, person, conversation)
        except StateError as error:
            detail = "Nothing could be forgotten just now: send it again, signed anew."
            raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, "redis", detail, retry_after=5) from error
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def _languages(self, request: Request) -> Response:
        await self._let_in(request)
        return content.response(request, self._catalogue.languages())

    async def _topics(self, request: Request) -> Response:
        await self._let_in(request)
        listed = await asyncio.to_thread(content.topics, request, self._catalogue)  # long: others must not wait for it
        return content.response(request, listed)

    async def _text(self, request: Request) -> Response:
        await self._let_in(request)
        return content.response(request, content.text(request, self._catalogue))

    async def _document(self, request: Request) -> Response:
        return content.response(request, schema.document())

    async def _let_in(self, request: Request) -> Signed:
        signed = await self._doorkeeper.admit(request)
        await self._messages.let_in(signed.partner.id, signed.nonce)
        return signed


def _owner(signed: Signed) -> str:
    """Return what sets a partner's conversations apart: an id has always 16 digits, so no two can meet."""
    return f"{signed.partner.id}/"
