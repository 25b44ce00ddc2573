"""Answer a partner's message once, at a pace, whatever happens to Redis."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Protocol

from bot.channels.contract import Question, written
from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.problems import ProblemError
from bot.errors import StateError
from bot.messages import Incoming, Turn
from bot.visit import Admitted, Outcome, Visit

PATIENCE = 1.0  # seconds that a request waits for Redis
EMERGENCY_PATIENCE = 0.03  # seconds that an emergency does
EMERGENCY_ROOM = 60  # seconds of its pace that a partner may use up at once with emergencies
WAITS = (Outcome.LIMITED, Outcome.RUNNING)
FORGET = "chat.forget_me"

log = logging.getLogger(__name__)


class Talk(Protocol):
    """The conversation, as far as a gateway needs it."""

    async def respond(self, incoming: Incoming) -> Turn:
        """Return the turn that a message leads to."""
        ...

    async def forget(self, incoming: Incoming) -> None:
        """Delete everything about a person."""
        ...

    def urgent(self, incoming: Incoming, *, by_words: bool = False) -> bool:
        """Say whether a message tells of a life in danger."""
        ...


class Memory(Protocol):
    """What is kept of requests."""

    async def admit(self, visit: Visit) -> Admitted:
        """Note a request, and say what becomes of it."""
        ...

    async def answered(self, visit: Visit, answer: str) -> None:
        """Keep the answer to a message for when it comes again."""
        ...

    async def forget(self, visit: Visit) -> None:
        """Delete what is kept of a conversation."""
        ...


@dataclass(frozen=True)
class Pace:
    """How many requests in a minute a partner may send, and how many messages one conversation."""

    partner: float = 600
    conversation: float = 60


class Messages:
    """What a partner may do with messages and conversations."""

    def __init__(self, talk: Talk, memory: Memory, keyring: Keyring, pace: Pace) -> None:
        self._talk = talk
        self._memory = memory
        self._keyring = keyring
        self._pace = pace

    async def let_in(self, partner: str, nonce: str) -> None:
        """Note a request that holds no message; raise ProblemError when it was seen before, or comes too fast."""
        _refuse(await self._admitted(Visit(partner, nonce, self._pace.partner), PATIENCE))

    async def answer(self, partner: str, nonce: str, asked: Question) -> dict[str, Any]:
        """Return the answer to a message, the same when it comes again; raise ProblemError when it has to wait."""
        began = time.perf_counter()
        visit = self._visit(partner, nonce, asked)
        admitted = await self._considered(visit, asked.incoming)
        names = {"id": asked.id, "conversation": asked.conversation}
        if admitted and admitted.outcome is Outcome.ANSWERED:
            return {**json.loads(admitted.answer), **names, "repeated": True}
        turn = await self._talk.respond(asked.incoming)
        milliseconds = round(1e3 * (time.perf_counter() - began), 2)
        answer = {**written(asked, turn, milliseconds), "repeated": False}
        if admitted:
            await self._keep(visit, asked, {name: part for name, part in answer.items() if name not in names}, turn)
        return answer

    async def forget(self, partner: str, incoming: Incoming, conversation: str) -> None:
        """Delete everything about the person of a conversation; raise StateError when Redis does not answer."""
        await self._talk.forget(incoming)
        await self._memory.forget(Visit(partner, "", 0, conversation=self._keyring.name(partner, conversation)))

    def _visit(self, partner: str, nonce: str, asked: Question) -> Visit:
        conversation = asked.conversation or ""
        return Visit(
            partner,
            nonce,
            self._pace.partner,
            self._pace.conversation if conversation else 0,
            conversation=self._keyring.name(partner, conversation),
            message=self._keyring.name(partner, conversation, asked.id) if asked.id else "",
        )

    async def _considered(self, visit: Visit, incoming: Incoming) -> Admitted | None:
        """Let an emergency pass where another message has to wait: twice is better than never."""
        patience = EMERGENCY_PATIENCE if self._talk.urgent(incoming, by_words=True) else PATIENCE
        admitted = await self._admitted(visit, patience)
        if admitted and admitted.outcome in WAITS and self._talk.urgent(incoming):
            hurried = replace(visit, nonce="", conversation_pace=0, room=EMERGENCY_ROOM)
            admitted = await self._admitted(hurried, patience)
            if admitted and admitted.outcome is Outcome.RUNNING:
                return Admitted(Outcome.NEW)
        _refuse(admitted)
        return admitted

    async def _admitted(self, visit: Visit, patience: float) -> Admitted | None:
        """Return None when Redis does not answer: then people are answered all the same."""
        try:
            return await asyncio.wait_for(self._memory.admit(visit), patience)
        except (StateError, asyncio.TimeoutError):
            log.warning("Redis does not answer: a partner's request goes on without limits and memory.")
            return None

    async def _keep(self, visit: Visit, asked: Question, answer: dict[str, Any], turn: Turn) -> None:
        """Remember the answer, unless the person wants to be forgotten; forget who has no conversation."""
        with contextlib.suppress(StateError, asyncio.TimeoutError):
            if turn.topic == FORGET:
                await asyncio.wait_for(self._memory.forget(visit), PATIENCE)
            elif visit.message:
                await asyncio.wait_for(self._memory.answered(visit, json.dumps(answer)), PATIENCE)
            if not asked.conversation:
                await asyncio.wait_for(self._talk.forget(asked.incoming), PATIENCE)


def _refuse(admitted: Admitted | None) -> None:
    """Raise ProblemError for a request that may not go on."""
    outcome = admitted.outcome if admitted else Outcome.NEW
    if outcome is Outcome.REPLAYED:
        raise ProblemError(HTTPStatus.CONFLICT, "replay", "This nonce was used before: sign again with a new one.")
    if outcome is Outcome.RUNNING:
        detail = "This message is being answered: send it again in a second, signed anew."
        raise ProblemError(HTTPStatus.CONFLICT, "repeat", detail, retry_after=1)
    if outcome is Outcome.LIMITED:
        assert admitted is not None
        detail = "Too many requests: wait as long as Retry-After says, then sign it anew and send it again."
        raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "limit", detail, retry_after=max(admitted.wait, 1))
