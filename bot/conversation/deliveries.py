"""Which deliveries of a platform are ours to answer, and which were answered."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from bot import privacy
from bot.conversation.understand import Understanding
from bot.errors import StateError
from bot.messages import Incoming
from bot.state import State

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds that an ordinary message waits for Redis


class Deliveries:
    """Sees to it that a delivery is answered by one worker, once."""

    def __init__(self, understanding: Understanding, state: State, secret: bytes) -> None:
        self.state = state
        self._understanding = understanding
        self._secret = secret
        self._forgotten: set[tuple[str, str]] = set()

    async def claim(self, incoming: Incoming) -> bool:
        """Return whether a delivery is ours to answer; an emergency is anybody's: two answers beat none."""
        if self._understanding.danger(incoming.text):
            return True
        try:
            claim = self.state.claim(privacy.person(incoming, self._secret), incoming.update)
            return await asyncio.wait_for(claim, PATIENCE)
        except (StateError, asyncio.TimeoutError):
            return True

    async def release(self, incoming: Incoming) -> None:
        """Let other workers take a delivery that we are done with."""
        with contextlib.suppress(StateError):
            await self.state.release(privacy.person(incoming, self._secret), incoming.update)

    async def handled(self, incoming: Incoming) -> None:
        """Remember that a delivery was answered, so that it is answered once."""
        person = privacy.person(incoming, self._secret)
        if not incoming.update or (person, incoming.update) in self._forgotten:
            self._forgotten.discard((person, incoming.update))
            return
        try:
            await self.state.handled(person, incoming.update)
        except StateError as error:
            log.warning("%s A delivery may be answered twice.", error)
