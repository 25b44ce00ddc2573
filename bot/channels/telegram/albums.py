"""Take an album for what it is to its sender: one message."""

from __future__ import annotations

from telegram import Update

REMEMBERED = 1000  # albums; the parts of one arrive within a second or two


class Albums:
    """Remembers which albums were answered; Telegram delivers each picture as a message of its own."""

    def __init__(self) -> None:
        self._answered: dict[str, None] = {}

    def repeats(self, update: Update) -> bool:
        """Return whether this is another wordless part of an album that was answered already."""
        message = update.message
        if message is None or message.media_group_id is None:
            return False
        known = message.media_group_id in self._answered
        self._answered[message.media_group_id] = None
        if len(self._answered) > REMEMBERED:
            del self._answered[next(iter(self._answered))]
        return known and not message.caption
