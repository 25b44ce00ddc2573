"""Read what a page sends, as a form or as JSON, as `Said`."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from bot.channels.terminal import COMMANDS
from bot.messages import Incoming, Kind, Location

CHANNEL = "web"
LONGEST = 2_000  # characters of a message; a page lets nobody type more
FIELDS = 12
TOKEN = re.compile(r"[\w-]{20,64}", re.ASCII)
ID = re.compile(r"[\w-]{1,40}", re.ASCII)
PAYLOAD = re.compile(r"[\w.+:-]{1,64}", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


@dataclass(frozen=True)
class Said:
    """What came from a page: the message, and what the page knows about itself."""

    conversation: str = field(repr=False)
    message: str = ""
    text: str = field(default="", repr=False)
    payload: str = field(default="", repr=False)
    location: Location | None = None
    language: str = ""
    country: str = ""
    transcript: str = field(default="", repr=False)

    @property
    def empty(self) -> bool:
        """Say whether nothing was said or pressed."""
        return not (self.text or self.payload or self.location)

    def incoming(self) -> Incoming:
        """Return the message as every part behind the channel knows it."""
        kind = Kind.LOCATION if self.location else Kind.BUTTON if self.payload else Kind.TEXT
        text = "" if self.payload or self.location else self.text
        return Incoming(
            CHANNEL,
            self.conversation,
            text,
            self.payload,
            kind,
            self.location,
            language=self.language,
            country=self.country,
        )


def new_token() -> str:
    """Return the name of a new conversation, which nobody can guess."""
    return secrets.token_urlsafe(24)


def read_form(body: bytes) -> Said:
    """Return what a form says; what cannot be used counts as not given."""
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=FIELDS)
    except ValueError:
        pairs = []
    return read(dict(pairs))


def read_json(body: bytes) -> Said | None:
    """Return what a program says; None for what is no message."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict):
        return None
    said = read(raw)
    return said if raw.get("conversation") == said.conversation else None


def read(raw: Mapping[str, Any]) -> Said:
    """Return what the fields say; a conversation without a usable name gets a new one."""
    country = raw.get("country")
    text = raw["text"].strip()[:LONGEST] if isinstance(raw.get("text"), str) else ""
    payload = _fitting(raw, "payload", PAYLOAD) or COMMANDS.get(text.casefold(), "")
    if payload.startswith("country:"):
        country = payload.partition(":")[2]
    sealed = raw.get("transcript")
    return Said(
        conversation=_fitting(raw, "conversation", TOKEN) or new_token(),
        message=_fitting(raw, "id", ID),
        text=text,
        payload=payload,
        location=_location(raw.get("location")),
        language=_fitting(raw, "language", LANGUAGE),
        country=country if isinstance(country, str) and COUNTRY.fullmatch(country) else "",
        transcript=sealed if isinstance(sealed, str) else "",
    )


def _fitting(raw: Mapping[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) and pattern.fullmatch(value) else ""


def _location(raw: Any) -> Location | None:
    if not isinstance(raw, dict):
        return None
    latitude, longitude = raw.get("latitude"), raw.get("longitude")
    if not (isinstance(latitude, (int, float)) and isinstance(longitude, (int, float))):
        return None
    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180  # which nan and infinity are not
    return Location(float(latitude), float(longitude)) if on_earth else None
