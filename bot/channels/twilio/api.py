"""Send messages through Twilio's REST API, and read from its errors what can be done about them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

import httpx

from bot.channels.fields import number, parsed, string
from bot.channels.trouble import Codes, FormError, LaterError, OperatorError, ReachError, patiently, post, quiet

PATIENCE = 45  # seconds
TIMEOUT = 10

# https://www.twilio.com/docs/api/errors; 63016: more than 24 hours after the person's last message
CODES = Codes(
    busy={20429, 20503, 30022, 63018},
    form={21602, 21605, 21617, 21619, 63013},
    operator={10001, 20003, 20005, 20008, 20404, 21212, 21606, 21608, 21660, 63007, 63015, 63020},
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Address:
    """How we reach Twilio; `number` is ours, as +14155238886."""

    account: str
    token: str = field(repr=False)
    number: str
    api: str = "https://api.twilio.com"

    @property
    def sender(self) -> str:
        """Return our number as Twilio writes it for WhatsApp."""
        return self.number if self.number.startswith("whatsapp:") else f"whatsapp:{self.number}"

    @property
    def resource(self) -> str:
        """Return the address of our account."""
        return f"{self.api}/2010-04-01/Accounts/{self.account}"

    def client(self) -> httpx.AsyncClient:
        """Return a client that shows who we are."""
        quiet()
        return httpx.AsyncClient(auth=(self.account, self.token), timeout=TIMEOUT)


class Api:
    """The Messages resource."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._client = address.client()

    async def close(self) -> None:
        """End all connections."""
        await self._client.aclose()

    async def send(self, person: str, texts: Iterable[str]) -> None:
        """Send in order; who cannot be reached gets nothing; raise what may be delivered again."""
        try:
            for text in texts:
                await self._deliver(person, text)
        except ReachError as error:
            log.warning("nothing sent: the person cannot be reached %s", error)
        except FormError as error:
            log.error("twilio refused a message %s", error)
        except OperatorError as error:
            log.error("Twilio takes no message of ours %s: run handrail doctor.", error)
            raise

    async def _deliver(self, person: str, text: str) -> None:
        url = f"{self._address.resource}/Messages.json"
        fields = {"From": self._address.sender, "To": person, "Body": text}

        async def call() -> None:
            check(await post(self._client, url, data=fields))

        await patiently(call, PATIENCE)


def check(answer: httpx.Response) -> None:
    """Raise what an answer means, without its words."""
    CODES.check(answer, number(parsed(answer.content) or {}, "code"))


async def who_am_i(address: Address) -> str:
    """Return the name of the account; raise OperatorError or LaterError when Twilio does not say."""
    async with address.client() as client:
        try:
            answer = await client.get(f"{address.resource}.json")
        except httpx.TransportError as error:
            raise LaterError(type(error).__name__) from None
    check(answer)
    return string(parsed(answer.content) or {}, "friendly_name")
