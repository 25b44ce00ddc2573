"""Names for people that cannot be traced back to them."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
from pathlib import Path

from bot.messages import Incoming

log = logging.getLogger(__name__)


def person(incoming: Incoming, secret: bytes) -> str:
    """Return 32 hex digits for the person behind a message: HMAC-SHA256 of channel and sender."""
    name = f"{incoming.channel}\0{incoming.sender}".encode()
    return hmac.new(secret, name, hashlib.sha256).hexdigest()[:32]


def hide(value: str, secret: bytes) -> str:
    """Return 32 hex digits for an id or a number of a platform, which can hold a phone number."""
    return hmac.new(secret, f"hidden\0{value}".encode(), hashlib.sha256).hexdigest()[:32]


def read_secret(given: str | None, folder: Path) -> bytes:
    """Return the operator's secret; without one that of the data folder, made once, readable by its owner."""
    if given:
        return given.encode()
    path = folder / "secret"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        log.warning("made a new secret in %s: keep it, people are forgotten when it changes", path)
    return path.read_bytes()
