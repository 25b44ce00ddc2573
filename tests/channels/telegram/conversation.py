"""A small conversation: it repeats what it hears and remembers what was handled."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field

from bot.messages import Button, Incoming, Reply, Turn


@dataclass
class Parrot:
    """Waits for `gates[text]` before it answers that text; fails at the text `bug`."""

    heard: list[Incoming] = field(default_factory=list)
    remembered: list[str] = field(default_factory=list)
    gates: dict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(_open_gate))
    replies: tuple[Reply, ...] = ()
    claimed: set[str] = field(default_factory=set)

    async def respond(self, incoming: Incoming) -> Turn:
        if incoming.update in self.remembered:
            return Turn(())
        self.heard.append(incoming)
        await self.gates[incoming.text].wait()
        if incoming.text == "bug":
            raise KeyError(incoming.text)
        said = incoming.text or incoming.payload or incoming.kind.value
        return Turn(self.replies or (Reply(f"You said: {said}", (Button("Menu", "menu"),)),))

    async def handled(self, incoming: Incoming) -> None:
        self.remembered.append(incoming.update)

    async def claim(self, incoming: Incoming) -> bool:
        if incoming.update in self.claimed:
            return False
        self.claimed.add(incoming.update)
        return True

    async def release(self, incoming: Incoming) -> None:
        self.claimed.discard(incoming.update)

    def close_gate(self, text: str) -> asyncio.Event:
        """Let the answer to a text wait until the event is set."""
        self.gates[text] = asyncio.Event()
        return self.gates[text]


def _open_gate() -> asyncio.Event:
    gate = asyncio.Event()
    gate.set()
    return gate
