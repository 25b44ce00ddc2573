"""A client of the Bot API that keeps limits and writes no word of a person into a log."""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any

import httpx
from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.errors import ChannelError

Bot = ExtBot[int]
Result = bool | dict[str, Any] | list[dict[str, Any]]
URGENT = 1  # the `rate_limit_args` of a call that waits for no limit of ours

BAD_TOKEN = "Telegram does not know the token: copy it from @BotFather into HANDRAIL_TELEGRAM_TOKEN again."
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, OverflowError, TelegramError)

log = logging.getLogger(__name__)


class QuietRequest(HTTPXRequest):
    """Reads Telegram's answers; the library's own reader logs what it cannot read, and that may be a message."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer, with updates that nobody can read emptied, so that they hold up no others."""
        try:
            answer = json.loads(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        if isinstance(result := answer.get("result"), list):
            answer["result"] = [_readable(item) for item in result]
        return answer


class Limiter(AIORateLimiter):
    """Spaces our calls, except those of an emergency; a flood limit is waited for where it was met (`patience.py`).

    With retries of its own the limiter would hold back everybody, so that one person who writes too fast could
    silence the bot for all others.
    """

    async def process_request(  # the signature is the library's
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make a call when it is its turn, an urgent one at once."""
        if rate_limit_args == URGENT:
            return await callback(*args, **kwargs)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)


def open_bot(token: str, api: str) -> Bot:
    """Return a client that has not connected yet."""
    for name in ("httpx", "httpcore", "telegram"):  # their lines carry the token, or messages
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        return ExtBot(
            token,
            base_url=f"{api}/bot",
            request=QuietRequest(40, pool_timeout=60, read_timeout=20, httpx_kwargs={"verify": _tls()}),
            get_updates_request=QuietRequest(2, read_timeout=10, httpx_kwargs={"verify": _tls()}),
            rate_limiter=Limiter(max_retries=0),
        )
    except InvalidToken:
        raise ChannelError(BAD_TOKEN) from None


@cache
def _tls() -> ssl.SSLContext:
    """Reading all certificates takes longer than the rest of opening a client."""
    return httpx.create_ssl_context()


def parse(raw: dict[str, Any]) -> Update:
    """Return an update; an empty one when the library cannot read it."""
    return _read(raw) or Update(raw["update_id"])


def _readable(item: Any) -> Any:
    if not isinstance(item, dict) or "update_id" not in item or _read(item):
        return item
    return {"update_id": item["update_id"]}


def _read(raw: dict[str, Any]) -> Update | None:
    try:
        return Update.de_json(raw, None)
    except _UNREADABLE as error:
        log.error("an update cannot be read error=%s", type(error).__name__)
        return None
