"""The Telegram channel: answers people on Telegram with what `respond` returns."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from starlette.routing import Route
from telegram import Update

from bot.channels.telegram import webhook
from bot.channels.telegram.albums import Albums
from bot.channels.telegram.client import open_bot
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.presence import choose_webhook, show_commands, sign_in
from bot.channels.telegram.read import read
from bot.channels.telegram.sending import acknowledge, place, send
from bot.channels.telegram.write import write
from bot.messages import Incoming, Turn

STOP_PATIENCE = 10  # seconds that running turns have to end


@dataclass(frozen=True)
class Words:
    """What the channel itself shows: per language what each command does; which languages run from right to left."""

    commands: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    right_to_left: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Address:
    """How we reach Telegram, and how it reaches us (by polling when `public_url` is None)."""

    token: str = field(repr=False)
    api: str = "https://api.telegram.org"
    public_url: str | None = None
    secret: str = field(default="", repr=False)  # for the webhook: 1 to 256 of A-Z a-z 0-9 _ -


class TelegramChannel:
    """Carries messages between Telegram and `respond`.

    `handled` is awaited once Telegram has taken all replies to an `Incoming`. From then on `respond` must return a
    turn without replies for that `Incoming.update`; before, it must answer again, since we may have crashed between.
    """

    def __init__(
        self,
        address: Address,
        words: Words,
        respond: Callable[[Incoming], Awaitable[Turn]],
        handled: Callable[[Incoming], Awaitable[None]] | None = None,
    ) -> None:
        self._address = address
        self._words = words
        self._respond = respond
        self._handled = handled
        self._bot = open_bot(address.token, address.api)
        self._intake = Intake(self._notice, self._turn)
        self._albums = Albums()
        self._ready = False
        self._poller = Poller(self._bot, self._intake)
        self._errands: set[asyncio.Task[None]] = set()

    def routes(self) -> list[Route]:
        """Return what to serve at the public address: nothing without one."""
        return [webhook.route(self._address.secret, self._receive)] if self._address.public_url else []

    async def start(self) -> None:
        """Sign in and begin to receive; raise ChannelError when that is impossible."""
        url = self._address.public_url and self._address.public_url + webhook.PATH
        async with AsyncExitStack() as unless_started:
            unless_started.push_async_callback(self._bot.shutdown)
            await sign_in(self._bot)
            await choose_webhook(self._bot, url, self._address.secret)
            unless_started.pop_all()
        self._ready = True
        self._errand(show_commands(self._bot, self._words.commands))
        if url is None:
            self._poller.start()

    async def stop(self) -> None:
        """Receive no more, let running turns end, sign out; Telegram keeps what was not handled for the next start."""
        if not self._ready:
            return
        self._ready = False
        if self._address.public_url:
            await self._intake.drain(STOP_PATIENCE)
        else:
            await self._poller.stop(STOP_PATIENCE)
        for errand in self._errands:
            errand.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)
        await self._bot.shutdown()

    def _receive(self, update: Update) -> asyncio.Task[None] | None:
        """Before the start and after the end Telegram is asked to come again."""
        return self._intake.take(update) if self._ready else None

    def _notice(self, update: Update) -> None:
        """A pressed button is acknowledged at once, also when its answer has to wait."""
        if query := update.callback_query:
            self._errand(acknowledge(self._bot, query.id))

    async def _turn(self, update: Update) -> None:
        incoming = read(update, self._bot.bot)
        if incoming is None or self._albums.repeats(update):
            return
        turn = await self._respond(incoming)
        for reply in turn.replies:
            parts = write(reply, rtl=reply.language in self._words.right_to_left)
            await send(self._bot, place(update), parts)
        if self._handled:
            await self._handled(incoming)

    def _errand(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
