"""Let Rasa's actions say something; once more with a translation, where there is no text in the person's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from bot.content import live
from bot.content.library import Library
from bot.conversation.translation import Translation, in_original
from bot.errors import TranslatorError
from bot.messages import Button, Reply, Turn
from bot.replies.buttons import ORIGINAL
from bot.replies.translation import not_translated
from bot.replies.voice import Voice
from bot.state import Held


class Talker(Protocol):
    """Rasa, as far as a turn needs it."""

    async def talk(self, person: str, held: Held, said: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what Rasa's action says; the memory of `held` changes."""
        ...


@dataclass(frozen=True)
class Speaker:
    """What one person said in one turn, and Rasa to answer it; the memory of `held` changes."""

    talker: Talker
    person: str
    held: Held
    said: dict[str, Any]

    async def say(self, library: Library, translation: Translation | None) -> Turn:
        """Return what the action says, as far as possible in the person's language."""
        before = self.held.memory
        if (self.said.get("order") or ("",))[0] == ORIGINAL:
            return await self._seeing(in_original(library, self.said, str(before.profile["language"]), self._country))
        turn = await self._seeing(library)
        try:
            more = await translation.library(library, turn, self._country) if translation else None
        except TranslatorError:
            return not_translated(Voice(library, turn.replies[0].language, self._country), turn)
        if more is None:
            return turn
        self.held.memory = before
        return await self._seeing(more)

    @property
    def _country(self) -> str:
        return str(self.held.memory.profile.get("country") or self.said["country"])

    async def _seeing(self, library: Library) -> Turn:
        with live.looking_at(library):
            return turn_of(await self.talker.talk(self.person, self.held, self.said))


def turn_of(messages: list[dict[str, Any]]) -> Turn:
    """Read what the actions said."""
    replies = tuple(
        Reply(
            text=str(message["text"]),
            buttons=tuple(Button(button["title"], button["payload"]) for button in message["buttons"]),
            language=str(message["custom"].get("language", "en")),
            titled=bool(message["custom"].get("titled")),
            urgent=bool(message["custom"].get("urgent")),
        )
        for message in messages
    )
    if not replies:
        raise LookupError("no action said anything")
    about = messages[0]["custom"]
    return Turn(
        replies,
        topic=about.get("topic"),
        answer_language=str(about.get("answer_language", "en")),
        urgent=any(reply.urgent for reply in replies),
        suggestions=tuple(about.get("suggestions", ())),
    )
