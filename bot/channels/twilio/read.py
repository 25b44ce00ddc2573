"""Read a request of Twilio as what a person sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.channels.fields import number, whole
from bot.messages import Incoming, Kind, Location

CHANNEL = "twilio"
Fields = Mapping[str, str]
KINDS = (  # the first that fits
    ("audio/", Kind.VOICE),
    ("image/webp", Kind.STICKER),
    ("image/", Kind.PHOTO),
    ("video/", Kind.PHOTO),
    ("text/vcard", Kind.CONTACT),
    ("text/x-vcard", Kind.CONTACT),
    ("", Kind.DOCUMENT),
)
SILENT = ("reaction", "system")


def read(fields: Fields, hide: Callable[[str], str]) -> Incoming | None:
    """Return what a person sent; None for news about our own messages and for what asks nothing."""
    sender, update = fields.get("From", ""), fields.get("MessageSid", "")
    if not sender or not update or "MessageStatus" in fields or fields.get("MessageType") in SILENT:
        return None
    return _said(fields, Incoming(CHANNEL, hide(sender), update=hide(update)))


def _said(fields: Fields, start: Incoming) -> Incoming:
    text = whole(fields.get("Body", ""))
    if payload := fields.get("ButtonPayload") or fields.get("ListId"):
        return replace(start, kind=Kind.BUTTON, payload=whole(payload), text=text)
    if point := _point(fields):
        return replace(start, kind=Kind.LOCATION, location=point)
    if text.strip():
        return replace(start, text=text)
    if (kind := fields.get("MediaContentType0")) is None:
        return replace(start, kind=Kind.OTHER)
    return replace(start, kind=next(found for begin, found in KINDS if kind.startswith(begin)))


def _point(fields: Fields) -> Location | None:
    latitude, longitude = number(dict(fields), "Latitude"), number(dict(fields), "Longitude")
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return Location(latitude, longitude)
