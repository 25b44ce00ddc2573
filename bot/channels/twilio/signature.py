"""Twilio's proof that a request is its own: https://www.twilio.com/docs/usage/security"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

PORTS = {"https": 443, "http": 80}


def genuine(token: str, url: str, fields: Mapping[str, Sequence[str]], given: str) -> bool:
    """Say whether a signature fits; Twilio signs the address sometimes with its port and sometimes without."""
    matches = [hmac.compare_digest(sign(token, form, fields).encode(), given.encode()) for form in _forms(url)]
    return any(matches)


def sign(token: str, url: str, fields: Mapping[str, Sequence[str]]) -> str:
    """Return the signature of an address and the fields sent to it: SHA-1, as Twilio's rules want it."""
    words = "".join(name + value for name in sorted(fields) for value in sorted(set(fields[name])))
    return base64.b64encode(hmac.new(token.encode(), (url + words).encode(), hashlib.sha1).digest()).decode()


def _forms(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    host = parts.netloc.rpartition(":")[0] if parts.port else parts.netloc
    yield parts._replace(netloc=host).geturl()
    yield parts._replace(netloc=f"{host}:{parts.port or PORTS.get(parts.scheme, 80)}").geturl()
