"""Read a webhook body of the Cloud API as what people sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.channels.fields import Object, inner, number, objects, string
from bot.messages import Incoming, Kind, Location

CHANNEL = "whatsapp"
# Nobody waits for an answer to these: a reaction comments on our words and asks nothing, a deleted message is taken
# back, a system message is written by WhatsApp itself.
SILENT = ("reaction", "system", "revoke", "ephemeral", "errors")
KINDS = {
    "audio": Kind.VOICE,
    "voice": Kind.VOICE,
    "image": Kind.PHOTO,
    "video": Kind.PHOTO,
    "sticker": Kind.STICKER,
    "document": Kind.DOCUMENT,
    "contacts": Kind.CONTACT,
}


@dataclass(frozen=True)
class Received:
    """A message and where its answer goes: `person` is a field of the Messages API and its value, `line` our number."""

    incoming: Incoming
    person: tuple[str, str] = field(repr=False)
    line: str = ""
    sent: float = 0  # seconds since 1970, 0 when unknown


def read(body: Object, hide: Callable[[str], str]) -> Iterator[Received]:
    """Yield what people sent, in its order; `hide` makes of a number or id what nobody can trace back.

    The id of a message is hidden too: it holds the phone number in base64.
    """
    for entry in objects(body, "entry"):
        for change in objects(entry, "changes"):
            value = inner(change, "value")
            for message in objects(value, "messages"):
                if received := _received(message, value, hide):
                    yield received


def _received(message: Object, value: Object, hide: Callable[[str], str]) -> Received | None:
    person, update = _person(message, value), string(message, "id")
    if not person[1] or not update or string(message, "type") in SILENT or string(message, "group_id"):
        return None
    start = Incoming(CHANNEL, hide(_identity(message, person)), update=hide(update))
    line = string(inner(value, "metadata"), "phone_number_id")
    return Received(_said(message, start), person, line, number(message, "timestamp") or 0)


def _person(message: Object, value: Object) -> tuple[str, str]:
    """Return how to reach a person: people with a username may show us no number."""
    if phone := string(message, "from"):
        return "to", phone
    contact = next(iter(objects(value, "contacts")), {})
    return "recipient", string(message, "from_user_id") or string(contact, "user_id")


def _identity(message: Object, person: tuple[str, str]) -> str:
    """Return what stays the same when a person hides their number later."""
    return string(message, "from_user_id") or person[1]


def _said(message: Object, start: Incoming) -> Incoming:
    kind = string(message, "type")
    content = inner(message, kind)
    if reader := READERS.get(kind):
        return reader(content, start)
    if caption := string(content, "caption"):
        return replace(start, text=caption)
    return replace(start, kind=KINDS.get(kind, Kind.OTHER))


def _text(content: Object, start: Incoming) -> Incoming:
    return replace(start, text=string(content, "body"))


def _pressed(content: Object, start: Incoming) -> Incoming:
    """A form of a business that we never sent has no id."""
    payload = string(inner(content, string(content, "type")), "id")
    return replace(start, kind=Kind.BUTTON if payload else Kind.OTHER, payload=payload)


def _template(content: Object, start: Incoming) -> Incoming:
    return replace(start, kind=Kind.BUTTON, payload=string(content, "payload"), text=string(content, "text"))


def _opened(_: Object, start: Incoming) -> Incoming:
    """Somebody has opened the chat for the first time."""
    return replace(start, kind=Kind.BUTTON, payload="chat.greet")


def _edited(content: Object, start: Incoming) -> Incoming:
    return replace(_said(inner(content, "message"), start), kind=Kind.EDITED)


def _located(content: Object, start: Incoming) -> Incoming:
    latitude, longitude = number(content, "latitude"), number(content, "longitude")
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return replace(start, kind=Kind.OTHER)
    return replace(start, kind=Kind.LOCATION, location=Location(latitude, longitude))


READERS: Mapping[str, Callable[[Object, Incoming], Incoming]] = {
    "text": _text,
    "interactive": _pressed,
    "button": _template,
    "location": _located,
    "request_welcome": _opened,
    "edit": _edited,
}
