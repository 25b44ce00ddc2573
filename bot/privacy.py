"""Names for people that cannot be traced back to them."""

from __future__ import annotations

import hashlib
import hmac

from bot.messages import Incoming


def person(incoming: Incoming, secret: bytes) -> str:
    """Return 32 hex digits for the person behind a message: HMAC-SHA256 of channel and sender."""
    name = f"{incoming.channel}\0{incoming.sender}".encode()
    return hmac.new(secret, name, hashlib.sha256).hexdigest()[:32]
