"""Keys of partners, and what is signed with them.

A key is an id and a signing key: `hrk_<id>_<HMAC-SHA256 of the id under the operator's secret>`. We can make the
signing key again whenever we need it, so it is stored nowhere, not even encrypted: who takes the file of partners has
names and addresses, and nothing to sign with. A new secret makes all keys useless, just as it forgets all people.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from enum import Enum

PREFIX = "hrk"
ID = re.compile(r"[0-9a-f]{16}")


class Purpose(Enum):
    """What a signature is good for: what we sign for a partner cannot be sent back to us as theirs."""

    REQUEST = "handrail-request-1"
    CALLBACK = "handrail-callback-1"


def new_id() -> str:
    """Return an id that no partner has."""
    return secrets.token_hex(8)


class Keyring:
    """Makes what belongs to one partner from the operator's secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def key(self, partner: str) -> str:
        """Return what the operator hands to a partner."""
        return f"{PREFIX}_{partner}_{self.signing_key(partner)}"

    def signing_key(self, partner: str) -> str:
        """Return the last part of a partner's key."""
        return self._derived("handrail partner key 1", partner)

    def name(self, partner: str, *parts: str) -> str:
        """Return a hash by which a partner's conversation or message is known in Redis."""
        return self._derived("handrail partner name 1", partner, *parts)[:32]

    def _derived(self, *parts: str) -> str:
        return hmac.new(self._secret, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def signature(key: str, purpose: Purpose, line: tuple[str, str, str, str], body: bytes) -> str:
    """Return the signature over method, path with query, timestamp and nonce, each on its line, and the raw body."""
    words = "\n".join((purpose.value, *line, "")).encode("latin-1")
    return hmac.new(key.encode(), words + body, hashlib.sha256).hexdigest()
