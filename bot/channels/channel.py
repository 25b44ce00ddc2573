"""What every channel is, whatever service it knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from starlette.routing import BaseRoute


class Channel(Protocol):
    """A way by which messages reach people."""

    def routes(self) -> Sequence[BaseRoute]:
        """Return what to serve over HTTP; asked once, before `start`."""
        ...

    async def start(self) -> None:
        """Begin to receive; raise ChannelError when that is impossible."""
        ...

    async def stop(self) -> None:
        """Receive no more, and let what is being answered end."""
        ...
