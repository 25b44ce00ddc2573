"""Answer what a platform delivers over HTTP, and tell it whether to deliver again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Protocol

from bot.channels.deliveries import Deliveries
from bot.channels.trouble import ElsewhereError
from bot.messages import Incoming, Turn

ACKNOWLEDGE = 8  # seconds until a platform is told to come again, by when the work has gone on
STOP_PATIENCE = 10  # seconds that running turns have to end


@dataclass(frozen=True)
class Letter:
    """What a person sent, and how its answer is sent; the address of the person is in `answer` and nowhere else."""

    incoming: Incoming
    answer: Callable[[Turn], Awaitable[None]] = field(repr=False)


class Answers(Protocol):
    """The conversation, as far as a delivery needs it."""

    async def respond(self, incoming: Incoming) -> Turn:
        """Return the turn that a message leads to; one without replies for a delivery that was handled before."""
        ...

    async def handled(self, incoming: Incoming) -> None:
        """Remember that all replies were taken."""
        ...

    async def claim(self, incoming: Incoming) -> bool:
        """Return whether no other worker is answering a delivery."""
        ...

    async def release(self, incoming: Incoming) -> None:
        """Let others have a delivery."""
        ...


class Carrier:
    """Acknowledges a delivery once it is answered: what we could lose, the platform still holds.

    So nothing of a message is written down here, and who was not answered before a crash is answered after it.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._deliveries = Deliveries()
        self._open = False

    def open(self) -> None:
        """Begin to take."""
        self._open = True

    async def close(self) -> None:
        """Take no more, and let what is being answered end."""
        self._open = False
        await self._deliveries.drain(STOP_PATIENCE)

    async def take(self, letters: Sequence[Letter]) -> HTTPStatus:
        """Return 200 when all letters are answered, 503 when the platform should deliver them again."""
        if not self._open:
            return HTTPStatus.SERVICE_UNAVAILABLE
        tasks = [self._start(letter) for letter in letters]
        if not tasks:
            return HTTPStatus.OK
        done, late = await asyncio.wait(tasks, timeout=ACKNOWLEDGE)
        failed = late or any(task.cancelled() or task.exception() for task in done)
        return HTTPStatus.SERVICE_UNAVAILABLE if failed else HTTPStatus.OK

    def _start(self, letter: Letter) -> asyncio.Task[None]:
        incoming = letter.incoming
        return self._deliveries.take((incoming.sender, incoming.update), incoming.sender, partial(self._carry, letter))

    async def _carry(self, letter: Letter) -> None:
        if not await self._answers.claim(letter.incoming):
            raise ElsewhereError("claimed")
        try:
            turn = await self._answers.respond(letter.incoming)
            if turn.replies:
                await letter.answer(turn)
                await self._answers.handled(letter.incoming)
        finally:
            await self._answers.release(letter.incoming)
