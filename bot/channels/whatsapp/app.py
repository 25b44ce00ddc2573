"""The WhatsApp channel: answers people on WhatsApp with what `respond` returns."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.routing import Route

from bot.channels.carrier import Carrier, Letter
from bot.channels.fields import Object
from bot.channels.whatsapp import webhook
from bot.channels.whatsapp.api import Address, Api
from bot.channels.whatsapp.read import Received, read
from bot.channels.whatsapp.write import write
from bot.channels.words import Words
from bot.errors import ChannelError
from bot.messages import Turn

WINDOW = 24 * 3600 - 600  # seconds: after a day WhatsApp takes no answer any more

META = "https://graph.facebook.com/"

log = logging.getLogger(__name__)


class WhatsAppChannel:
    """Carries messages between WhatsApp and `respond`; only `Received.person` holds a phone number, for one answer."""

    def __init__(
        self, address: Address, keys: webhook.Keys, words: Words, hide: Callable[[str], str], carrier: Carrier
    ) -> None:
        self._address = address
        self._keys = keys
        self._words = words
        self._hide = hide
        self._carrier = carrier
        self._api = Api(address)

    def routes(self) -> list[Route]:
        """Return what WhatsApp calls."""
        return webhook.routes(self._keys, self._take)

    async def start(self) -> None:
        """Begin to take; raise ChannelError when a setting is missing."""
        meta = self._address.api.startswith(META)
        if not self._keys.app_secret and (meta or not self._keys.verify_token):
            raise ChannelError("Set HANDRAIL_WHATSAPP_APP_SECRET: without it anybody could write in others' names.")
        if meta and not self._address.lines:
            raise ChannelError(
                "Set HANDRAIL_WHATSAPP_PHONE_ID to the phone number id that Meta shows beside the token."
            )
        self._carrier.open()

    async def stop(self) -> None:
        """Take no more, and let running turns end."""
        await self._carrier.close()
        await self._api.close()

    def _take(self, body: Object) -> Awaitable[HTTPStatus]:
        received = [one for one in read(body, self._hide) if self._for_us(one)]
        return self._carrier.take([self._letter(one) for one in received])

    def _for_us(self, received: Received) -> bool:
        """A number of somebody else's may share our account; a message that waited a day can no longer be answered."""
        if received.sent and time.time() - received.sent > WINDOW:
            log.warning("a message came too late to be answered")
            return False
        return not self._address.lines or received.line in self._address.lines

    def _letter(self, received: Received) -> Letter:
        async def answer(turn: Turn) -> None:
            await self._api.send(received.line, received.person, list(write(turn.replies, self._words)))

        return Letter(received.incoming, answer)
