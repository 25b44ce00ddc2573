"""Send answers to a partner's own address, again and again until it takes them."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from http import HTTPStatus

import httpx

from bot.channels.gateway.keys import Keyring, Purpose, signature
from bot.channels.gateway.partners import Partner

PAUSES = (1, 2, 4, 8, 15, 30, 60, 60, 120, 120, 180)  # seconds between attempts: ten minutes
SECONDS = 10.0  # for one attempt
WAITING = 1000  # answers that wait for one partner; more would only fill our memory
AT_ONCE = 8  # requests to one partner, so that a slow one holds up no other
AGAIN = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}

log = logging.getLogger(__name__)


class Callbacks:
    """Delivers in the background; what waits is in memory only, since it holds the partner's ids of conversations."""

    def __init__(self, keyring: Keyring, pauses: Sequence[float] = PAUSES) -> None:
        self._keyring = keyring
        self._pauses = pauses
        self._client: httpx.AsyncClient | None = None
        self._waiting: dict[str, set[asyncio.Task[None]]] = defaultdict(set)
        self._lanes: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))

    def send(self, partner: Partner, body: bytes, known: Callable[[str], Partner | None]) -> None:
        """Begin to deliver an answer; `known` says where, as long as the partner is one."""
        waiting = self._waiting[partner.id]
        if len(waiting) >= WAITING:
            log.error("a callback takes no answers partner=%s: one was dropped", partner.id)
            return
        task = asyncio.create_task(self._deliver(partner.id, body, known))
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    async def stop(self, seconds: float) -> None:
        """Give what is being delivered some time; drop the rest."""
        tasks = [task for waiting in self._waiting.values() for task in waiting]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self._client:
            await self._client.aclose()

    async def _deliver(self, id: str, body: bytes, known: Callable[[str], Partner | None]) -> None:
        for pause in (*self._pauses, 0):
            partner = known(id)
            if partner is None or not partner.callback:
                return
            async with self._lanes[id]:
                status = await self._post(partner, body)
            if not _again(status):
                break
            await asyncio.sleep(pause * (0.5 + secrets.randbelow(1000) / 1000))
        if status is None or not 200 <= status < 300:
            log.error("a callback refused an answer partner=%s status=%s", id, status)

    async def _post(self, partner: Partner, body: bytes) -> int | None:
        """Return what the partner's server said; never follow where it points to."""
        url = httpx.URL(partner.callback)
        line = ("POST", url.raw_path.decode("latin-1"), str(int(time.time())), secrets.token_urlsafe(18))
        headers = {
            "Content-Type": "application/json",
            "Handrail-Partner": partner.id,
            "Handrail-Timestamp": line[2],
            "Handrail-Nonce": line[3],
            "Handrail-Signature": signature(self._keyring.signing_key(partner.id), Purpose.CALLBACK, line, body),
        }
        try:
            async with self._http().stream("POST", url, content=body, headers=headers) as answer:
                return answer.status_code  # its body is not read: it could be endless
        except httpx.HTTPError:
            return None

    def _http(self) -> httpx.AsyncClient:
        self._client = self._client or httpx.AsyncClient(timeout=SECONDS, follow_redirects=False)
        return self._client


def _again(status: int | None) -> bool:
    return status is None or status >= 500 or status in AGAIN
