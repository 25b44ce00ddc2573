"""One turn: what a person sent becomes what we say."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace

from bot import privacy
from bot.content.library import Library
from bot.content.nearby import nearest_city
from bot.conversation.payload import said
from bot.conversation.speaking import Speaker, Talker
from bot.conversation.translation import Translation, decision
from bot.conversation.understand import Understanding, Understood
from bot.errors import StateError, TranslatorError
from bot.messages import Incoming, Kind, Turn
from bot.replies import choices, translation
from bot.replies.emergency import emergency, emergency_menu
from bot.replies.language import unspoken, with_language_note
from bot.replies.voice import Voice
from bot.state import Memory, State

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds that an ordinary message waits for Redis
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


class Conversation:
    """Answers everybody; every message gets a reply, also when nothing works."""

    def __init__(
        self,
        library: Callable[[], Library],
        understanding: Understanding,
        state: State,
        secret: bytes,
        country: str = "",
    ) -> None:
        self._library = library
        self._understanding = understanding
        self._state = state
        self._secret = secret
        self._country = country
        self._later: set[asyncio.Task[None]] = set()
        self._forgotten: set[tuple[str, str]] = set()
        self.talker: Talker | None = None
        self.translation: Translation | None = None

    async def respond(self, incoming: Incoming) -> Turn:
        """Return the turn that a message leads to; one without replies for a delivery that was answered before."""
        began = time.perf_counter()
        person = privacy.person(incoming, self._secret)
        danger = self._understanding.danger(incoming.text) or incoming.payload.startswith("emergency")
        memory, seen = await self._recall(person, incoming, EMERGENCY_PATIENCE if danger else PATIENCE)
        if seen:
            return SILENT
        try:
            turn = await self._turn(person, incoming, memory)
        except Exception as error:  # noqa: BLE001  # a person gets a reply whatever happens; the message is not logged
            log.error("turn failed: %s", type(error).__name__)
            turn = self._fallback(incoming, memory)
        log.info(
            "answered topic=%s language=%s in=%.1fms", turn.topic, turn.language, 1e3 * (time.perf_counter() - began)
        )
        return turn

    async def handled(self, incoming: Incoming) -> None:
        """Remember that a delivery was answered, so that it is answered once."""
        person = privacy.person(incoming, self._secret)
        if not incoming.update or (person, incoming.update) in self._forgotten:
            self._forgotten.discard((person, incoming.update))
            return
        try:
            await self._state.handled(person, incoming.update)
        except StateError as error:
            log.warning("%s A delivery may be answered twice.", error)

    async def forget(self, incoming: Incoming) -> None:
        """Delete everything about a person, as when they block the bot."""
        await self._state.forget(privacy.person(incoming, self._secret))

    async def settle(self) -> None:
        """Wait for what is still being remembered."""
        await asyncio.gather(*self._later, return_exceptions=True)

    async def _recall(self, person: str, incoming: Incoming, patience: float) -> tuple[Memory, bool]:
        try:
            return await asyncio.wait_for(self._state.recall(person, incoming.update), patience)
        except (StateError, asyncio.TimeoutError):
            log.warning("Redis does not answer: going on without memory.")
            return Memory(), False

    async def _turn(self, person: str, incoming: Incoming, memory: Memory) -> Turn:
        understood = self._understanding.read(incoming, memory.profile)
        voice = self._voice(incoming, memory, understood)
        if urgent := _urgent(voice, incoming, understood):
            self._remember(person, voice, urgent)
            return _complete(urgent, understood)
        if incoming.kind in WORDLESS and not (incoming.text.strip() or incoming.payload):
            return _complete(choices.say(voice, f"system.{WORDLESS[incoming.kind]}"), understood)
        if answer := decision(incoming):
            return _complete(await self._decided(person, voice, answer), understood)
        if understood.foreign:
            understood, turn = await self._foreign(incoming, understood, memory, voice)
            if turn:
                return _complete(turn, understood)
        if incoming.location:
            understood = _located(understood, incoming, voice.library)
        turn = await self._ordinary(person, incoming, understood, memory)
        if understood.changed and memory.profile.get("language"):
            turn = with_language_note(voice, turn, str(memory.profile["language"]))
        return _complete(turn, understood)

    def _voice(self, incoming: Incoming, memory: Memory, understood: Understood) -> Voice:
        library = self._library()
        named = next((e["value"] for e in understood.said["entities"] if e["entity"] == "place"), "")
        place = library.places.get(named)
        known = memory.profile.get("country") or incoming.country or self._country
        return Voice(library, understood.answer_in, place.country if place else str(known))

    async def _decided(self, person: str, voice: Voice, answer: str) -> Turn:
        """Keep whether somebody's words may be translated."""
        async with self._state.turn(person) as held:
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
        return understood, _urgent(voice, incoming, understood)

    async def _ordinary(self, person: str, incoming: Incoming, understood: Understood, memory: Memory) -> Turn:
        if self.talker is None:
            return self._fallback(incoming, memory)
        async with self._state.turn(person) as held:
            held.memory = Memory({**held.memory.profile, "language": understood.answer_in}, held.memory.dialogue)
            country = incoming.country or self._country
            speaker = Speaker(self.talker, person, held, {**understood.said, "country": country})
            turn = await speaker.say(self._library(), self.translation)
            offered = [alternative.topic for alternative in understood.alternatives]
            if turn.topic == "chat.forget_me":
                held.forgotten = True
                self._forgotten.add((person, incoming.update))
            elif offered:
                held.memory = Memory(held.memory.profile, {**held.memory.dialogue, "offered": offered})
        return turn

    def _remember(self, person: str, voice: Voice, turn: Turn) -> None:
        """Keep what an emergency was about, after it was answered."""
        task = asyncio.get_running_loop().create_task(self._keep(person, voice, turn))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _keep(self, person: str, voice: Voice, turn: Turn) -> None:
        try:
            async with self._state.turn(person) as held:
                profile = {**held.memory.profile, "language": voice.language}
                held.memory = Memory(profile, {**held.memory.dialogue, "topic": turn.topic})
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
        return replace(turn, language=language)


def _urgent(voice: Voice, incoming: Incoming, understood: Understood) -> Turn | None:
    """Return the emergency that somebody tells of or pressed."""
    if incoming.payload == "emergency":
        return emergency_menu(voice)
    if incoming.payload.startswith("emergency.") and voice.library.topics.exists(incoming.payload):
        return emergency(voice, incoming.payload)
    return emergency(voice, understood.emergency) if understood.emergency else None


def _located(understood: Understood, incoming: Incoming, library: Library) -> Understood:
    """Make the nearest city of a shared location; the point itself goes no further."""
    assert incoming.location is not None
    city = nearest_city(library, incoming.location.latitude, incoming.location.longitude)
    order = ["city", city.id] if city else ["country", ""]
    point = [incoming.location.latitude, incoming.location.longitude]
    return replace(understood, said={**said("chat_location"), "order": order, "near": point})


def _complete(turn: Turn, understood: Understood) -> Turn:
    others = tuple(found for found in understood.alternatives if found.topic != turn.topic)
    return replace(turn, confidence=understood.confidence, language=understood.language, alternatives=others)
