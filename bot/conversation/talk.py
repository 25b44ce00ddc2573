"""One turn: what a person sent becomes what we say."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot import privacy
from bot.content.library import Library
from bot.conversation.choice import chosen, with_choices
from bot.conversation.deliveries import PATIENCE, Deliveries
from bot.conversation.plea import pleading
from bot.conversation.speaking import Speaker, Talker
from bot.conversation.translation import Translation, decision
from bot.conversation.understand import Understanding, Understood
from bot.conversation.urgent import urgent_turn
from bot.conversation.whereabouts import hinted, hints, located
from bot.errors import ModelError, StateError, TranslatorError
from bot.messages import Incoming, Kind, Turn
from bot.replies import choices, translation
from bot.replies.emergency import emergency
from bot.replies.language import unspoken, with_language_note
from bot.replies.voice import Voice
from bot.state import Memory, State

log = logging.getLogger(__name__)

EMERGENCY_PATIENCE = 0.03  # seconds that an emergency does
SILENT = Turn(())
WORDLESS = {
    Kind.VOICE: "voice",
    Kind.PHOTO: "photo",
    Kind.STICKER: "sticker",
    Kind.CONTACT: "contact",
    Kind.DOCUMENT: "document",
    Kind.GROUP: "group",
    Kind.OTHER: "other",
}


class Conversation(Deliveries):
    """Answers everybody; every message gets a reply, also when nothing works."""

    def __init__(
        self,
        library: Callable[[], Library],
        understanding: Understanding,
        state: State,
        secret: bytes,
        country: str = "",
    ) -> None:
        super().__init__(understanding, state, secret)
        self.urgent = understanding.urgent
        self._library = library
        self._country = country
        self._later: set[asyncio.Task[None]] = set()
        self.talker: Talker | None = None
        self.watch: Callable[[Incoming, Turn, float], None] = _unwatched
        self.translation: Translation | None = None

    async def respond(self, incoming: Incoming) -> Turn:
        """Return the turn that a message leads to; one without replies for a delivery that was answered before."""
        began = time.perf_counter()
        incoming = pleading(incoming, self._library())
        person = privacy.person(incoming, self._secret)
        danger = self._understanding.danger(incoming.text) or incoming.payload.startswith("emergency")
        memory, seen = await self._recall(person, incoming, EMERGENCY_PATIENCE if danger else PATIENCE)
        turn = SILENT if seen else await self._answered(person, incoming, memory)
        seconds = time.perf_counter() - began
        log.info("answered topic=%s language=%s in=%.1fms", turn.topic, turn.language, 1e3 * seconds)
        self.watch(incoming, turn, seconds)
        return turn

    async def _answered(self, person: str, incoming: Incoming, memory: Memory) -> Turn:
        if not self._understanding.danger(incoming.text):
            incoming = chosen(incoming, memory.dialogue)
        try:
            return await self._turn(person, hinted(incoming, self._library()), memory)
        except Exception as error:  # noqa: BLE001  # a person gets a reply whatever happens; the message is not logged
            log.error("turn failed: %s", type(error).__name__)
            turn = self._fallback(incoming, memory)
            self._remember(person, turn)
            return turn

    async def forget(self, incoming: Incoming) -> None:
        """Delete everything about a person, as when they block the bot."""
        await self.state.forget(privacy.person(incoming, self._secret))

    async def ready(self) -> dict[str, bool]:
        """Return which parts work that an ordinary answer needs."""
        return {
            "model": self.talker is not None,
            "redis": await self._redis_answers(),
            "content": any(True for _ in self._library().offered),
        }

    async def _redis_answers(self) -> bool:
        try:
            await asyncio.wait_for(self.state.ping(), PATIENCE)
        except (StateError, asyncio.TimeoutError):
            return False
        return True

    async def settle(self) -> None:
        """Wait for what is still being remembered."""
        await asyncio.gather(*self._later, return_exceptions=True)

    async def _recall(self, person: str, incoming: Incoming, patience: float) -> tuple[Memory, bool]:
        try:
            return await asyncio.wait_for(self.state.recall(person, incoming.update), patience)
        except (StateError, asyncio.TimeoutError):
            log.warning("Redis does not answer: going on without memory.")
            return Memory(), False

    async def _turn(self, person: str, incoming: Incoming, memory: Memory) -> Turn:
        understood = self._understanding.read(incoming, memory.profile)
        voice = self._voice(incoming, memory, understood)
        if urgent := urgent_turn(voice, incoming, understood):
            wanted = understood.right if voice.country is None else None
            self._remember(person, urgent, {"language": voice.language}, {"topic": urgent.topic, "wanted": wanted})
            return _complete(urgent, understood)
        if incoming.kind in WORDLESS and not (incoming.text.strip() or incoming.payload):
            turn = choices.say(voice, f"system.{WORDLESS[incoming.kind]}")
            self._remember(person, turn)
            return _complete(turn, understood)
        if answer := decision(incoming):
            return _complete(await self._decided(person, voice, answer), understood)
        if understood.foreign:
            understood, instead = await self._foreign(incoming, understood, memory, voice)
            if instead:
                return _complete(instead, understood)
        if incoming.location:
            understood = located(understood, incoming, voice.library)
        if self.talker is None:
            raise ModelError("There is no model.")
        return _complete(await self._ordinary(person, incoming, understood, voice), understood)

    def _voice(self, incoming: Incoming, memory: Memory, understood: Understood) -> Voice:
        library = self._library()
        named = next((e["value"] for e in understood.said["entities"] if e["entity"] == "place"), "")
        place = library.places.get(named)
        known = memory.profile.get("country") or incoming.country or self._country
        return Voice(library, understood.answer_in, place.country if place else str(known))

    async def _decided(self, person: str, voice: Voice, answer: str) -> Turn:
        """Keep whether somebody's words may be translated."""
        async with self.state.turn(person) as held:
            held.memory = Memory({**held.memory.profile, translation.CONSENT: answer}, held.memory.dialogue)
        return translation.agreed(voice, answer)

    async def _foreign(
        self, incoming: Incoming, understood: Understood, memory: Memory, voice: Voice
    ) -> tuple[Understood, Turn | None]:
        """Return what a message in a language without training means, or what to say instead."""
        consent = memory.profile.get(translation.CONSENT)
        known = voice.library.languages.get(understood.language)
        if known and self.translation and not consent:
            return understood, translation.may_i(voice, known.code, self.translation.whom)
        if not known or not self.translation or consent != translation.YES:
            return understood, None if known in voice.library.offered else unspoken(voice)
        try:
            understood = await self.translation.question(incoming, understood, self._understanding)
        except TranslatorError:
            return understood, choices.say(voice, "system.question_not_translated")
        return understood, urgent_turn(voice, incoming, understood)

    async def _ordinary(self, person: str, incoming: Incoming, understood: Understood, voice: Voice) -> Turn:
        assert self.talker is not None
        async with self.state.turn(person) as held:
            before = str(held.memory.profile.get("language") or "")
            held.memory = Memory({**held.memory.profile, "language": understood.answer_in}, held.memory.dialogue)
            known = hints(incoming, held.memory.profile, self._country)
            speaker = Speaker(self.talker, person, held, {**understood.said, **known})
            turn = await speaker.say(self._library(), self.translation)
            if understood.changed and before:
                turn = with_language_note(voice, turn, before)
            if turn.topic == "chat.forget_me":
                held.forgotten = True
                self._forgotten.add((person, incoming.update))
            held.memory = Memory(held.memory.profile, _dialogue(held.memory.dialogue, turn, understood))
        return turn

    def _remember(
        self, person: str, turn: Turn, profile: Mapping[str, Any] | None = None, about: Mapping[str, Any] | None = None
    ) -> None:
        """Keep what was said without Rasa, after it was said."""
        task = asyncio.get_running_loop().create_task(self._keep(person, turn, profile or {}, about or {}))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _keep(self, person: str, turn: Turn, profile: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        try:
            async with self.state.turn(person) as held:
                dialogue = with_choices({**held.memory.dialogue, **about}, turn)
                held.memory = Memory({**held.memory.profile, **profile}, dialogue)
        except StateError as error:
            log.warning("%s", error)

    def _fallback(self, incoming: Incoming, memory: Memory) -> Turn:
        """Return what can be said when everything else failed: the emergency, else where to turn to."""
        library = self._library()
        language = str(memory.profile.get("language") or incoming.language or "en")
        language = language if language in library.languages else "en"
        voice = Voice(library, language, str(memory.profile.get("country") or incoming.country or self._country))
        danger = self._understanding.danger(incoming.text)
        turn = emergency(voice, danger) if danger else choices.say(voice, "system.offline")
        return replace(turn, language=language, failed=True)


def _unwatched(_incoming: Incoming, _turn: Turn, _seconds: float) -> None:
    return None


def _dialogue(dialogue: Mapping[str, Any], turn: Turn, understood: Understood) -> dict[str, Any]:
    """Return what the next message may refer to."""
    offered = [alternative.topic for alternative in understood.alternatives]
    return with_choices({**dialogue, **({"offered": offered} if offered else {})}, turn)


def _complete(turn: Turn, understood: Understood) -> Turn:
    others = tuple(found for found in understood.alternatives if found.topic != turn.topic)
    return replace(turn, confidence=understood.confidence, language=understood.language, alternatives=others)
