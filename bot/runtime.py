"""Put the parts together, and take them apart at the end."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot import privacy
from bot.channels.carrier import Carrier
from bot.channels.channel import Channel
from bot.channels.gateway.app import GatewayChannel
from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.messages import Messages, Pace
from bot.channels.gateway.partners import Partners
from bot.channels.http import Surface, web_server
from bot.channels.twilio.api import Address as TwilioAddress
from bot.channels.twilio.app import TwilioChannel
from bot.channels.web.app import Site, Talk, WebChannel
from bot.channels.whatsapp.api import Address as WhatsAppAddress
from bot.channels.whatsapp.app import WhatsAppChannel
from bot.channels.whatsapp.webhook import Keys
from bot.channels.words import Words as ShownWords
from bot.content import live
from bot.content.library import Library
from bot.conversation.talk import Conversation
from bot.conversation.translation import Translation
from bot.conversation.understand import Understanding
from bot.garbage import uncollected
from bot.messages import Incoming
from bot.metrics import LOOPBACK, Metrics
from bot.replies.catalogue import Catalogue
from bot.settings import Settings
from bot.state import State, Translations
from bot.state.connect import connect
from bot.state.gateway import GatewayState
from bot.translate.answers import AnswerTranslator
from bot.translate.services import Access
from bot.translate.translator import SECONDS, Translator
from bot.understanding.danger import emergency_words
from bot.web_words import WebWords

if TYPE_CHECKING:
    from bot.channels.telegram.app import Words
    from bot.conversation.processor import Processor  # which imports all of Rasa

log = logging.getLogger(__name__)
WEB = "web"


@contextlib.asynccontextmanager
async def conversation(settings: Settings, model: Path | None) -> AsyncIterator[Conversation]:
    """Give a conversation that is ready to answer; without a model it answers emergencies and says that it is ill."""
    live.use(settings.content, settings.languages)
    secret = privacy.read_secret(settings.secret, settings.data)
    with connect(settings.redis_url, settings.data) as client:
        state = State(client)
        await state.ping()
        words = emergency_words().get
        words()  # so that the first emergency does not wait for it
        understanding = Understanding(live.library, words)
        talk = Conversation(live.library, understanding, state, secret, settings.country or "")
        if model is not None:
            _load(model, talk, understanding)
        try:
            async with live.watched(), translating(settings) as translator:
                if translator:
                    talk.translation = Translation(AnswerTranslator(translator, Translations(client)))
                yield talk
        finally:
            await talk.settle()
            await state.close()


@contextlib.asynccontextmanager
async def translating(settings: Settings, seconds: float = SECONDS) -> AsyncIterator[Translator | None]:
    """Give the translator that the operator has turned on; a text may take so many seconds."""
    if settings.translator is None:
        yield None
        return
    access = Access(settings.translator, settings.translator_url, settings.translator_key)
    translator = Translator(access, seconds=seconds)
    try:
        yield translator
    finally:
        await translator.close()


def channels(settings: Settings, talk: Conversation) -> dict[str, Channel]:
    """Return the channels that are configured, by name."""
    made = {name: make(settings, talk) for name, make in CHANNELS.items()}
    return {name: channel for name, channel in made.items() if channel}


@contextlib.asynccontextmanager
async def serving(settings: Settings, talk: Conversation, started: Mapping[str, Channel]) -> AsyncIterator[None]:
    """Run channels, a web server when one of them is reached over HTTP, and one for figures when there is a port."""
    metrics = Metrics()
    talk.watch = metrics.turn
    surface = Surface(ready=talk.ready, refused=metrics.refused)
    async with contextlib.AsyncExitStack() as stack:
        if settings.metrics_port:
            await stack.enter_async_context(web_server([metrics.route()], LOOPBACK, settings.metrics_port))
        if routes := [route for channel in started.values() for route in channel.routes()]:
            await stack.enter_async_context(web_server(routes, settings.host, settings.port, surface))
        for channel in started.values():
            await channel.start()
            stack.push_async_callback(channel.stop)
        yield


def _telegram(settings: Settings, talk: Conversation) -> Channel | None:
    if not settings.telegram_token:
        return None
    from bot.channels.telegram.app import Address, TelegramChannel  # a library of 20 MB

    address = Address(
        settings.telegram_token, settings.telegram_api, settings.public_url, _key(settings, "telegram webhook")
    )
    return TelegramChannel(address, _words(live.library()), talk.respond, talk.handled)


def _whatsapp(settings: Settings, talk: Conversation) -> Channel | None:
    if not settings.whatsapp_token:
        return None
    address = WhatsAppAddress(
        settings.whatsapp_token, settings.whatsapp_phone_id, settings.whatsapp_api, settings.whatsapp_header
    )
    keys = Keys(settings.whatsapp_app_secret or "", settings.whatsapp_verify_token or "")
    return WhatsAppChannel(address, keys, _shown(live.library()), _hide(settings), Carrier(talk))


def _twilio(settings: Settings, talk: Conversation) -> Channel | None:
    if not (settings.twilio_account and settings.twilio_token):
        return None
    address = TwilioAddress(
        settings.twilio_account, settings.twilio_token, settings.twilio_number or "", settings.twilio_api
    )
    carrier = Carrier(talk)
    return TwilioChannel(address, settings.public_url, _shown(live.library()), _hide(settings), carrier)


def _gateway(settings: Settings, talk: Conversation) -> Channel | None:
    partners = Partners(settings.partners)
    if not any(partners):
        return None
    keyring = Keyring(privacy.read_secret(settings.secret, settings.data))
    pace = Pace(settings.gateway_limit, settings.gateway_conversation_limit)
    messages = Messages(talk, GatewayState(talk.state.client), keyring, pace)
    return GatewayChannel(partners, keyring, messages, Catalogue(live.library))


def _hide(settings: Settings) -> Callable[[str], str]:
    return partial(privacy.hide, secret=privacy.read_secret(settings.secret, settings.data))


def _web(settings: Settings, talk: Conversation) -> Channel | None:
    if not settings.serves_web:
        return None
    site = Site(settings.web_exit, settings.web_origins, _key(settings, "web transcript").encode())
    words = WebWords(live.library, settings.country or "")
    return WebChannel(site, words, Talk(talk.respond, talk.handled, talk.forget))


def _key(settings: Settings, purpose: str) -> str:
    """Return a secret for one purpose: the same after a restart, and useless for anything else."""
    secret = privacy.read_secret(settings.secret, settings.data)
    return hmac.new(secret, purpose.encode(), hashlib.sha256).hexdigest()


def _words(library: Library) -> Words:
    from bot.channels.telegram.app import Words

    names = ("start", "help", "language", "emergency", "privacy", "forget")
    commands = {
        language.code: {name: library.text(f"ui.commands.{name}", language=language.code) for name in names}
        for language in library.offered
    }
    return Words(commands, _right_to_left(library))


def _shown(library: Library) -> ShownWords:
    choose, number = (
        {code: library.text(key, language=code) for code in library.languages}
        for key in ("ui.buttons.choose", "ui.system.type_number")
    )
    return ShownWords(choose, number, _right_to_left(library))


def _right_to_left(library: Library) -> frozenset[str]:
    return frozenset(code for code, language in library.languages.items() if language.direction == "rtl")


def _load(model: Path, talk: Conversation, understanding: Understanding) -> None:
    try:
        with uncollected():
            processor = _processor(model)
    except Exception as error:  # noqa: BLE001  # whatever is wrong with a model file, emergencies are answered
        log.error("the model cannot be loaded (%s): answering from the emergency words only", type(error).__name__)
        return
    talk.talker = understanding.parser = processor
    understanding.read(Incoming("start", "", "hello"), {})  # so that nobody waits for what is made at first use
    gc.freeze()  # all of this stays: it is no longer looked through for garbage


def _processor(model: Path) -> Processor:
    from bot.conversation.lean_rasa import import_rasa

    import_rasa()
    import actions
    from bot.conversation.processor import Processor
    from bot.conversation.tracker_store import SlimTrackerStore

    classes = (getattr(actions, name) for name in actions.__all__)
    return Processor(model, [action() for action in classes], SlimTrackerStore())


# One line for each channel: a function that returns it, or None when it is not configured.
CHANNELS: Mapping[str, Callable[[Settings, Conversation], Channel | None]] = {
    "Telegram": _telegram,
    "WhatsApp": _whatsapp,
    "WhatsApp through Twilio": _twilio,
    "Gateway": _gateway,
    WEB: _web,
}
