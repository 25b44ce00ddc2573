"""The words that cross every border: what a person sent, what we say."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a person sent."""

    TEXT = "text"
    BUTTON = "button"
    LOCATION = "location"
    VOICE = "voice"
    PHOTO = "photo"
    STICKER = "sticker"
    CONTACT = "contact"
    DOCUMENT = "document"
    EDITED = "edited"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True)
class Location:
    """A point in WGS 84 degrees; used once, never stored."""

    latitude: float = field(repr=False)
    longitude: float = field(repr=False)


@dataclass(frozen=True)
class Incoming:
    """What a person sent; its representation shows neither words nor sender.

    `sender` is the channel's own id of the person, `update` the channel's id of this delivery (empty: never
    delivered twice), `language` and `country` what the channel knows (hints, may be empty).
    """

    channel: str
    sender: str = field(repr=False)
    text: str = field(default="", repr=False)
    payload: str = field(default="", repr=False)
    kind: Kind = Kind.TEXT
    location: Location | None = None
    language: str = ""
    country: str = ""
    city: str = field(default="", repr=False)
    update: str = field(default="", repr=False)


@dataclass(frozen=True)
class Button:
    """A choice: its `title` is shown, its `payload` (at most 64 bytes) comes back when it is pressed."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """What we say, before a channel formats it.

    `text` is plain text in `language`; its first line is a title when `titled`. `urgent` replies are emergencies.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    language: str = "en"
    titled: bool = False
    urgent: bool = False


@dataclass(frozen=True)
class Alternative:
    """A topic that could also have been meant."""

    topic: str
    confidence: float


@dataclass(frozen=True)
class Turn:
    """Everything that one message led to.

    `topic` is an id of the taxonomy, or None when choices were offered; `suggestions` are the topics offered,
    best first; `alternatives` the model's next best topics; `failed` that only the fallback could answer.
    """

    replies: tuple[Reply, ...]
    topic: str | None = None
    confidence: float = 0.0
    language: str = "en"
    answer_language: str = "en"
    urgent: bool = False
    suggestions: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    failed: bool = False
