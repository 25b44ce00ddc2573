"""Put the parts together, and take them apart at the end."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from bot import privacy
from bot.channels.gateway.app import GatewayChannel
from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.messages import Messages, Pace
from bot.channels.gateway.partners import Partners
from bot.channels.http import web_server
from bot.channels.telegram.app import Address, TelegramChannel, Words
from bot.content import live
from bot.content.library import Library
from bot.conversation.talk import Conversation
from bot.conversation.understand import Understanding
from bot.messages import Incoming
from bot.replies.catalogue import Catalogue
from bot.settings import Settings
from bot.state import State
from bot.state.connect import connect
from bot.state.gateway import GatewayState
from bot.understanding.emergency import EmergencyWords
from bot.understanding.fresh import Fresh

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def conversation(settings: Settings, model: Path | None) -> AsyncIterator[Conversation]:
    """Give a conversation that is ready to answer; without a model it answers emergencies and says that it is ill."""
    live.use(settings.content, settings.languages)
    secret = privacy.read_secret(settings.secret, settings.data)
    with connect(settings.redis_url, settings.data) as client:
        state = State(client)
        await state.ping()
        words = Fresh(EmergencyWords.from_library).get
        words()  # so that the first emergency does not wait for it
        understanding = Understanding(live.library, words)
        talk = Conversation(live.library, understanding, state, secret, settings.country or "")
        if model is not None:
            _load(model, talk, understanding)
        try:
            yield talk
        finally:
            await talk.settle()
            await state.close()


def channels(settings: Settings, talk: Conversation) -> dict[str, TelegramChannel | GatewayChannel]:
    """Return the channels that are configured, by name."""
    made = {"Telegram": _telegram(settings, talk), "Gateway": _gateway(settings, talk)}
    return {name: channel for name, channel in made.items() if channel}


@contextlib.asynccontextmanager
async def serving(settings: Settings, started: Mapping[str, TelegramChannel | GatewayChannel]) -> AsyncIterator[None]:
    """Run channels, and a web server when one of them is reached over HTTP."""
    async with contextlib.AsyncExitStack() as stack:
        if routes := [route for channel in started.values() for route in channel.routes()]:
            await stack.enter_async_context(web_server(routes, settings.host, settings.port))
        for channel in started.values():
            await channel.start()
            stack.push_async_callback(channel.stop)
        yield


def _telegram(settings: Settings, talk: Conversation) -> TelegramChannel | None:
    if not settings.telegram_token:
        return None
    address = Address(settings.telegram_token, settings.telegram_api, settings.public_url, _webhook_secret(settings))
    return TelegramChannel(address, _words(live.library()), talk.respond, talk.handled)


def _gateway(settings: Settings, talk: Conversation) -> GatewayChannel | None:
    partners = Partners(settings.partners)
    if not any(partners):
        return None
    keyring = Keyring(privacy.read_secret(settings.secret, settings.data))
    pace = Pace(settings.gateway_limit, settings.gateway_conversation_limit)
    messages = Messages(talk, GatewayState(talk.state.client), keyring, pace)
    return GatewayChannel(partners, keyring, messages, Catalogue(live.library))


def _webhook_secret(settings: Settings) -> str:
    """Return what Telegram has to show us: the same after a restart, and useless for anything else."""
    secret = privacy.read_secret(settings.secret, settings.data)
    return hmac.new(secret, b"telegram webhook", hashlib.sha256).hexdigest()


def _words(library: Library) -> Words:
    names = ("start", "help", "language", "emergency", "privacy", "forget")
    commands = {
        language.code: {name: library.text(f"ui.commands.{name}", language=language.code) for name in names}
        for language in library.offered
    }
    right = frozenset(code for code, language in library.languages.items() if language.direction == "rtl")
    return Words(commands, right)


def _load(model: Path, talk: Conversation, understanding: Understanding) -> None:
    from bot.conversation.lean_rasa import import_rasa

    import_rasa()
    import actions
    from bot.conversation.processor import Processor
    from bot.conversation.tracker_store import SlimTrackerStore

    try:
        classes = (getattr(actions, name) for name in actions.__all__)
        processor = Processor(model, [action() for action in classes], SlimTrackerStore())
    except Exception as error:  # noqa: BLE001  # whatever is wrong with a model file, emergencies are answered
        log.error("the model cannot be loaded (%s): answering from the emergency words only", type(error).__name__)
        return
    talk.talker = understanding.parser = processor
    understanding.read(Incoming("start", "", "hello"), {})  # so that nobody waits for what is made at first use
