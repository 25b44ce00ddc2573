"""A conversation that answers at once and remembers what it heard."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.content.library import Library
from bot.messages import Button, Incoming, Reply, Turn
from bot.replies.emergency import emergency_menu
from bot.replies.voice import Voice

CHOICES = (
    Button("🆘 Emergency", "emergency"),
    Button("More about <b>this</b>", "more"),
    Button("Amsterdam", "city:amsterdam"),
    Button("Not what I asked", "wrong"),
)


@dataclass
class Parrot:
    """Says each message again, in the language of the person; presses of `emergency` get the real menu."""

    library: Library
    heard: list[Incoming] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    seconds: float = 0.0

    async def respond(self, incoming: Incoming) -> Turn:
        await asyncio.sleep(self.seconds)
        self.heard.append(incoming)
        language = incoming.language or "en"
        if incoming.payload.startswith("language:"):
            language = incoming.payload.partition(":")[2]
        if incoming.payload == "emergency":
            return emergency_menu(Voice(self.library, language, incoming.country))
        topic = "chat.forget_me" if incoming.payload == "forget:yes" else None
        text = f"You said\n\n{incoming.text or incoming.payload or incoming.location}"
        reply = Reply(text, CHOICES, language=language, titled=True)
        return Turn((reply,), topic=topic, language=language, answer_language=language)

    async def handled(self, incoming: Incoming) -> None:
        return None

    async def forget(self, incoming: Incoming) -> None:
        self.forgotten.append(incoming.sender)
