"""A request of a partner, and what becomes of it: the words between the gateway and what it remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Outcome(Enum):
    """What becomes of a request."""

    NEW = "new"
    REPLAYED = "replayed"
    LIMITED = "limited"
    RUNNING = "running"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Visit:
    """A request of a partner; `conversation` and `message` are hashes, empty when there are none.

    `pace` and `conversation_pace` are how many may come in a minute, 0 is no limit; what is allowed in `room` seconds
    may come at once. Without a `nonce` it is a request that was found new before.
    """

    partner: str
    nonce: str
    pace: float
    conversation_pace: float = 0
    room: float = 10
    conversation: str = ""
    message: str = ""


@dataclass(frozen=True)
class Admitted:
    """The outcome: with the seconds to wait, or with the answer that was given before."""

    outcome: Outcome
    wait: float = 0
    answer: str = field(default="", repr=False)
