"""The commands that people can type or pick from Telegram's menu."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAYLOADS = {  # in the order of Telegram's menu
    "emergency": "emergency",
    "help": "menu",
    "language": "chat.language",
    "privacy": "chat.privacy",
    "forget": "chat.forget_me",
    "start": "chat.greet",
}
UNKNOWN = "menu"

_COMMAND = re.compile(r"\s*/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?\Z", re.ASCII | re.DOTALL | re.IGNORECASE)
_DEEP_LINK = re.compile(r"[A-Za-z0-9_-]{0,64}")


@dataclass(frozen=True)
class Command:
    """A command, the bot that it names (may be empty), and the words that came behind it."""

    name: str
    bot: str
    words: str

    @property
    def known(self) -> bool:
        """Whether it is one of ours."""
        return self.name in PAYLOADS

    @property
    def payload(self) -> str:
        """What a button with the same meaning would carry; empty when the words say more than the command."""
        if self.known:
            return PAYLOADS[self.name]
        return "" if self.words else UNKNOWN

    @property
    def text(self) -> str:
        """What the person said in words: a name that we do not know is a word too."""
        if not self.known:
            return f"{self.name.replace('_', ' ')} {self.words}".strip()
        if self.name == "start" and _DEEP_LINK.fullmatch(self.words):
            return ""
        return self.words


def find(text: str | None) -> Command | None:
    """Return the command that a message consists of."""
    if not (match := _COMMAND.match(text or "")):
        return None
    name, bot, words = match.groups(default="")
    return Command(name.lower(), bot.lower(), words.strip())
