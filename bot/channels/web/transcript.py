"""What was said, carried by the page itself: sealed, so that nobody can put words into our mouth."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from bot.messages import Button, Reply

TURNS = 3  # the last ones that a page without JavaScript shows again
SEAL = 32  # bytes
LONGEST = 8_000  # characters of a sealed transcript; older turns are left out


@dataclass(frozen=True)
class Exchange:
    """What a person said or pressed, and what was answered."""

    said: str = field(repr=False)
    replies: tuple[Reply, ...] = field(repr=False)


class Sealer:
    """Seals transcripts of one conversation each with a key of ours."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, conversation: str, exchanges: Sequence[Exchange]) -> str:
        """Return the last exchanges as letters that only we can have written."""
        kept = tuple(exchanges)[-TURNS:]
        while len(sealed := self._sealed(conversation, kept)) > LONGEST and kept:
            kept = kept[1:]
        return sealed

    def open(self, conversation: str, sealed: str) -> tuple[Exchange, ...]:
        """Return the exchanges; none when a seal is not ours or belongs to another conversation."""
        try:
            raw = base64.urlsafe_b64decode(sealed.encode("ascii"))
        except ValueError:
            return ()
        packed = raw[SEAL:]
        if not hmac.compare_digest(raw[:SEAL], self._sign(conversation, packed)):
            return ()
        return tuple(_exchange(entry) for entry in json.loads(zlib.decompress(packed)))

    def _sealed(self, conversation: str, exchanges: Sequence[Exchange]) -> str:
        text = json.dumps([asdict(exchange) for exchange in exchanges], ensure_ascii=False)
        packed = zlib.compress(text.encode(), 9)
        return base64.urlsafe_b64encode(self._sign(conversation, packed) + packed).decode()

    def _sign(self, conversation: str, packed: bytes) -> bytes:
        return hmac.new(self._key, conversation.encode() + b"\0" + packed, hashlib.sha256).digest()


def _exchange(entry: dict[str, object]) -> Exchange:
    replies = entry["replies"]
    assert isinstance(replies, list)
    return Exchange(str(entry["said"]), tuple(_reply(reply) for reply in replies))


def _reply(entry: dict[str, object]) -> Reply:
    buttons = entry["buttons"]
    assert isinstance(buttons, list)
    return Reply(
        text=str(entry["text"]),
        buttons=tuple(Button(**button) for button in buttons),
        language=str(entry["language"]),
        titled=bool(entry["titled"]),
        urgent=bool(entry["urgent"]),
    )
