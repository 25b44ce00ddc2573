"""The Twilio channel: answers people on WhatsApp through Twilio with what `respond` returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.carrier import Carrier, Letter
from bot.channels.twilio.api import Address, Api
from bot.channels.twilio.read import read
from bot.channels.twilio.signature import genuine
from bot.channels.twilio.write import write
from bot.channels.words import Words
from bot.errors import ChannelError
from bot.messages import Turn

PATH = "/twilio"
SIGNATURE = "x-twilio-signature"
NOTHING_TO_SAY = "<Response/>"  # in TwiML: our answer goes through the REST API
FIELDS = 200


class TwilioChannel:
    """Carries messages between Twilio and `respond`; the phone number is known for one answer, to `_letter` only."""

    def __init__(
        self,
        address: Address,
        public_url: str | None,
        words: Words,
        hide: Callable[[str], str],
        carrier: Carrier,
    ) -> None:
        self._address = address
        self._public_url = public_url
        self._words = words
        self._hide = hide
        self._carrier = carrier
        self._api = Api(address)

    def routes(self) -> list[Route]:
        """Return what Twilio calls."""
        return [Route(PATH, self._receive, methods=["POST"])]

    async def start(self) -> None:
        """Begin to take; raise ChannelError when Twilio's signatures could not be checked."""
        if not self._public_url:
            raise ChannelError("Set HANDRAIL_PUBLIC_URL to the address that Twilio calls: its signature holds it.")
        if not self._address.number:
            raise ChannelError("Set HANDRAIL_TWILIO_NUMBER to the number that people write to, as +14155238886.")
        self._carrier.open()

    async def stop(self) -> None:
        """Take no more, and let running turns end."""
        await self._carrier.close()
        await self._api.close()

    async def _receive(self, request: Request) -> Response:
        if (fields := _fields(await request.body())) is None:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        if not self._genuine(request, fields):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        letters = self._letters({name: values[-1] for name, values in fields.items()})
        status = await self._carrier.take(letters)
        if status != HTTPStatus.OK:
            return Response(status_code=status, headers={"retry-after": "10"})
        return Response(NOTHING_TO_SAY, media_type="application/xml")

    def _genuine(self, request: Request, fields: Mapping[str, Sequence[str]]) -> bool:
        """Behind a proxy only we know the address that Twilio called."""
        query = request.url.query
        url = f"{self._public_url}{PATH}" + (f"?{query}" if query else "")
        return genuine(self._address.token, url, fields, request.headers.get(SIGNATURE, ""))

    def _letters(self, fields: Mapping[str, str]) -> list[Letter]:
        incoming = read(fields, self._hide)
        if incoming is None or fields.get("To", self._address.sender) != self._address.sender:
            return []
        person = fields["From"]

        async def answer(turn: Turn) -> None:
            await self._api.send(person, write(turn.replies, self._words))

        return [Letter(incoming, answer)]


def _fields(body: bytes) -> dict[str, list[str]] | None:
    """Return the form's fields, empty ones too: they are signed."""
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, strict_parsing=False)
    except ValueError:
        return None
