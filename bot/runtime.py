"""Put the parts together, and take them apart at the end."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from bot import privacy
from bot.channels.http import web_server
from bot.channels.telegram.app import Address, TelegramChannel, Words
from bot.content import live
from bot.content.library import Library
from bot.conversation.talk import Conversation
from bot.conversation.translation import Translation
from bot.conversation.understand import Understanding
from bot.messages import Incoming
from bot.settings import Settings
from bot.state import State, Translations
from bot.state.connect import connect
from bot.translate.answers import AnswerTranslator
from bot.translate.services import Access
from bot.translate.translator import SECONDS, Translator
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
            async with translating(settings) as translator:
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


def channels(settings: Settings, talk: Conversation) -> dict[str, TelegramChannel]:
    """Return the channels that are configured, by name."""
    if not settings.telegram_token:
        return {}
    address = Address(settings.telegram_token, settings.telegram_api, settings.public_url, _webhook_secret(settings))
    return {"Telegram": TelegramChannel(address, _words(live.library()), talk.respond, talk.handled)}


@contextlib.asynccontextmanager
async def serving(settings: Settings, started: Mapping[str, TelegramChannel]) -> AsyncIterator[None]:
    """Run channels, and a web server when one of them is reached over HTTP."""
    async with contextlib.AsyncExitStack() as stack:
        if routes := [route for channel in started.values() for route in channel.routes()]:
            await stack.enter_async_context(web_server(routes, settings.host, settings.port))
        for channel in started.values():
            await channel.start()
            stack.push_async_callback(channel.stop)
        yield


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
