"""Carry what deep-translator sends, with an end to it: it calls `requests` without a timeout, words in the address."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.errors import TranslatorError, UnsupportedLanguageError

MOST_BYTES = 1 << 20
DEEPL = "auth_key"


@dataclass(frozen=True)
class Page:
    """What a service answered, as far as deep-translator looks at it."""

    status_code: int
    text: str = field(repr=False)

    def json(self) -> Any:
        """Return the answer as an object."""
        return json.loads(self.text)

    def close(self) -> None:
        """Do nothing: all of it was read."""


Send = Callable[[httpx.Request], Page]


class Requests:
    """What deep-translator's modules find under the name `requests`; each thread has its own way to send."""

    def __init__(self, exceptions: object) -> None:
        self.exceptions = exceptions
        self._here = threading.local()

    def through(self, send: Send | None) -> None:
        """Send what this thread asks for from now on like this."""
        self._here.send = send

    def get(self, url: str, **given: Any) -> Page:
        """Ask."""
        return self._send("GET", url, given)

    def post(self, url: str, **given: Any) -> Page:
        """Send."""
        return self._send("POST", url, given)

    def _send(self, method: str, url: str, given: dict[str, Any]) -> Page:
        given.pop("proxies", None)  # never set by us; httpx reads those of the environment
        send: Send | None = getattr(self._here, "send", None)
        if send is None:
            raise TranslatorError("Nothing is sent outside of a translation.")
        return send(written(method, url, **given))


def stand_in(module: Any) -> Requests:
    """Put ourselves in the place of `requests` in one of deep-translator's modules; no other module notices."""
    if not isinstance(module.requests, Requests):
        module.requests = Requests(module.requests.exceptions)
    found: Requests = module.requests
    return found


def written(
    method: str,
    url: str,
    *,
    params: Mapping[str, Any] | None = None,
    data: Any = None,
    json: Any = None,
    headers: Mapping[str, str] | None = None,
) -> httpx.Request:
    """Return a request with the words in its body, wherever the service takes them there: addresses are logged."""
    heads, fields = dict(headers or {}), dict(params or {})
    if DEEPL in fields:  # it takes neither a key nor words in an address any more
        method, heads["Authorization"] = "POST", f"DeepL-Auth-Key {fields.pop(DEEPL)}"
    if method == "POST" and data is None and json is None:
        data, fields = fields, {}
    return httpx.Request(method, _encrypted(url), params=fields or None, data=data, json=json, headers=heads)


def _encrypted(url: str) -> str:
    """Return the address; MyMemory's is in the open in deep-translator, and nobody's words go out like that."""
    return url.replace("http://", "https://", 1) if url.startswith("http://api.mymemory.") else url


class Wire:
    """Sends requests from any thread through the loop of this process; what is not done in time is broken off."""

    def __init__(self) -> None:
        for name in ("httpx", "httpcore"):  # their lines carry addresses, and some services want the words in there
            logging.getLogger(name).setLevel(logging.WARNING)
        self._client = httpx.AsyncClient(timeout=None)  # noqa: S113  # each request has a deadline as a whole
        self._going: set[asyncio.Task[Any]] = set()

    def sender(self, loop: asyncio.AbstractEventLoop, deadline: float) -> Send:
        """Return what a thread can send with until `deadline`, on the clock of `time.monotonic`."""

        def send(request: httpx.Request) -> Page:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TranslatorError("The translator takes too long.")
            if self._client.is_closed:
                raise TranslatorError("The translator has been closed.")
            going = asyncio.run_coroutine_threadsafe(self._in_time(request, left), loop)
            try:
                return going.result(left + 1)
            finally:
                going.cancel()

        return send

    async def close(self) -> None:
        """Break off what is going on, and close all connections."""
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)
        await self._client.aclose()

    async def _in_time(self, request: httpx.Request, seconds: float) -> Page:
        task = asyncio.current_task()
        assert task is not None
        self._going.add(task)
        try:
            return await asyncio.wait_for(self._carry(request), seconds)
        finally:
            self._going.discard(task)

    async def _carry(self, request: httpx.Request) -> Page:
        response = await self._client.send(request, stream=True)
        try:
            body = await _read(response)
        finally:
            await response.aclose()
        if response.status_code == 400:
            raise UnsupportedLanguageError("The translator does not know this language.")
        if response.status_code != 200:  # a redirection is an error too: words go where the operator said
            raise TranslatorError(f"The translator refuses: {response.status_code}.")
        return Page(response.status_code, body.decode("utf-8"))


async def _read(response: httpx.Response) -> bytes:
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > MOST_BYTES:
            raise TranslatorError("The translator says too much.")
    return bytes(body)
