"""What can go wrong with a message that we send, and how often to try again."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from collections.abc import Set as AbstractSet
from itertools import chain, repeat
from typing import NamedTuple

import httpx

PAUSES = (0.5, 1, 2, 4, 8)  # seconds, each changed by chance so that many do not come again at once; the last repeats
LONGEST = 30.0  # seconds that a platform can ask us to wait

log = logging.getLogger(__name__)


class LaterError(Exception):
    """It may work in some seconds: too many messages, a busy or unreachable platform."""

    def __init__(self, code: object, after: float = 0) -> None:
        super().__init__(f"code={code}")
        self.after = min(after, LONGEST)


class ElsewhereError(LaterError):
    """Another worker is answering this delivery."""


class FormError(Exception):
    """The platform does not take a message of this form."""


class ReachError(Exception):
    """This person cannot be reached, and trying again changes nothing."""


class OperatorError(Exception):
    """Nobody can be reached until the operator repairs something; the platform should keep its messages."""


class Codes(NamedTuple):
    """What a platform's numbers of errors mean: come again, another form, the operator's to repair."""

    busy: AbstractSet[int]
    form: AbstractSet[int]
    operator: AbstractSet[int]

    def check(self, answer: httpx.Response, code: float | None) -> None:
        """Raise what an answer means, with its number and none of its words: they can hold a phone number."""
        if answer.is_success:
            return
        kind = f"code={code or 0:.0f} status={answer.status_code}"
        if code in self.busy:
            raise LaterError(kind)
        if code in self.form:
            raise FormError(kind)
        if code in self.operator or answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise OperatorError(kind)
        raise ReachError(kind)


async def patiently(call: Callable[[], Awaitable[None]], patience: float) -> None:
    """Call until it works; raise what cannot be repaired by waiting, or LaterError after `patience` seconds."""
    clock = asyncio.get_running_loop().time
    end = clock() + patience
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            await call()
            return
        except LaterError as error:
            wait = max(error.after, pause) * random.uniform(0.5, 1.5)  # noqa: S311  # no secret
            if clock() + wait > end:
                raise
            log.warning("a message was not taken, next try in=%.1fs %s", wait, error)
        await asyncio.sleep(wait)


async def post(client: httpx.AsyncClient, url: str, **content: object) -> httpx.Response:
    """Return the answer to a request; raise LaterError when there is none, or one that says to come again."""
    try:
        answer = await client.post(url, **content)  # type: ignore[arg-type]  # json or data
    except httpx.TransportError as error:
        raise LaterError(type(error).__name__) from None
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        raise LaterError(answer.status_code, _asked(answer))
    return answer


def _asked(answer: httpx.Response) -> float:
    asked = answer.headers.get("retry-after", "")
    return float(asked) if asked.isdecimal() and len(asked) < 5 else 0


def quiet() -> None:
    """Keep the addresses of requests out of the log: they name accounts."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
