"""Send messages through the Cloud API, and read from its errors what can be done about them."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

import httpx

from bot.channels.fields import Object, inner, number, parsed, string
from bot.channels.trouble import Codes, FormError, LaterError, OperatorError, ReachError, patiently, post, quiet
from bot.channels.whatsapp.write import plain

GRAPH = "https://graph.facebook.com/v23.0"
BEARER = "Authorization"
PATIENCE = 45  # seconds
TIMEOUT = 10

# https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
CODES = Codes(
    busy={1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004},  # 131056: too many messages to one person
    form={100, 131008, 131009},
    operator={0, 3, 10, 33, 190, 368, 131005, 131031, 131042, 131045, 133010, *range(200, 300)},
)
WINDOW = 131047  # more than 24 hours after the person's last message

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Address:
    """How we reach WhatsApp: without `lines` (ids of our numbers) a provider knows the number by its token."""

    token: str = field(repr=False)
    lines: tuple[str, ...] = ()
    api: str = GRAPH
    header: str = BEARER

    def headers(self) -> dict[str, str]:
        """Return what tells who we are."""
        return {self.header: f"Bearer {self.token}" if self.header == BEARER else self.token}

    def messages(self, line: str) -> str:
        """Return the address that takes messages from one of our numbers."""
        return f"{self.api}/{line}/messages" if self.lines else f"{self.api}/messages"


class Api:
    """The Messages API."""

    def __init__(self, address: Address) -> None:
        quiet()
        self._address = address
        self._client = httpx.AsyncClient(headers=address.headers(), timeout=TIMEOUT)

    async def close(self) -> None:
        """End all connections."""
        await self._client.aclose()

    async def send(self, line: str, person: tuple[str, str], contents: list[Object]) -> None:
        """Send in order; who cannot be reached gets nothing; raise what the platform should keep its message for."""
        try:
            for content in contents:
                await self._deliver(line, person, content)
        except ReachError as error:
            log.warning("nothing sent: the person cannot be reached %s", error)
        except OperatorError as error:
            log.error("WhatsApp takes no message of ours %s: run handrail doctor.", error)
            raise
        except FormError as error:
            log.error("whatsapp refused a message without buttons %s", error)

    async def _deliver(self, line: str, person: tuple[str, str], content: Object) -> None:
        """When the message with buttons is refused, at least its words are sent."""
        try:
            await patiently(lambda: self._post(line, person, content), PATIENCE)
        except FormError as error:
            if content["type"] == "text":
                raise
            log.error("whatsapp refused a message: sent without buttons %s", error)
            await patiently(lambda: self._post(line, person, plain(content)), PATIENCE)

    async def _post(self, line: str, person: tuple[str, str], content: Object) -> None:
        name, value = person
        body = {"messaging_product": "whatsapp", "recipient_type": "individual", name: value, **content}
        check(await post(self._client, self._address.messages(line), json=body))


def check(answer: httpx.Response) -> None:
    """Raise what an answer means, without its words."""
    CODES.check(answer, number(inner(parsed(answer.content) or {}, "error"), "code"))


async def who_am_i(address: Address) -> str:
    """Return the names of our numbers; raise OperatorError or LaterError when WhatsApp does not say."""
    async with httpx.AsyncClient(headers=address.headers(), timeout=TIMEOUT) as client:
        return ", ".join(await asyncio.gather(*(_name(client, f"{address.api}/{line}") for line in address.lines)))


async def _name(client: httpx.AsyncClient, url: str) -> str:
    try:
        answer = await client.get(url, params={"fields": "verified_name"})
    except httpx.TransportError as error:
        raise LaterError(type(error).__name__) from None
    if not answer.is_success:
        raise OperatorError(f"status={answer.status_code}")
    return string(parsed(answer.content) or {}, "verified_name")
