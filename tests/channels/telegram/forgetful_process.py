"""A bot in a process of its own, which can be killed: its memory of handled updates is a file."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.channels.telegram.app import Address, TelegramChannel, Words
from bot.messages import Incoming, Reply, Turn


class Memory:
    """Remembers updates as files; stops at the texts `before` and `after` while the file `stop` is there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def respond(self, incoming: Incoming) -> Turn:
        if (self._folder / incoming.update).exists():
            return Turn(())
        await self._reach("before", incoming)
        return Turn((Reply(f"You said: {incoming.text}"),))

    async def handled(self, incoming: Incoming) -> None:
        (self._folder / incoming.update).touch()
        await self._reach("after", incoming)

    async def _reach(self, point: str, incoming: Incoming) -> None:
        while incoming.text == point and (self._folder / "stop").exists():
            (self._folder / point).touch()
            await asyncio.sleep(0.01)


async def main(token: str, api: str, folder: str) -> None:
    memory = Memory(Path(folder))
    channel = TelegramChannel(Address(token, api), Words(), memory.respond, memory.handled)
    await channel.start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
