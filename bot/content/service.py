"""A place or a phone line that helps people, as the files describe it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.content.distance import Point
from bot.content.limits import SPECIAL_GROUPS

OLD = timedelta(days=365)
REACHED_BY = ("address", "phone", "whatsapp", "telegram", "email", "web")


@dataclass(frozen=True)
class Contact:
    """How to reach a service; `short` numbers work only inside the country, the others are in E.164."""

    address: str = ""
    transit: str = ""
    phone: str = ""
    short: bool = False
    whatsapp: str = ""
    telegram: str = ""
    email: str = ""
    web: str = ""


@dataclass(frozen=True)
class Conditions:
    """What must be known before going there; each value is one of a closed list in limits.py."""

    papers: str = "unknown"
    insurance: str = "unknown"
    anonymous: str = "unknown"
    costs: str = "unknown"


@dataclass(frozen=True)
class Proof:
    """Where the facts come from; `seen` is the date of the newest source, as `2024`, `2024-09` or `2024-09-30`."""

    sources: tuple[str, ...] = ()
    confidence: str = ""
    known_fields: tuple[str, ...] = ()
    seen: str = ""
    checked: date | None = None
    check_again: date | None = None
    verify: tuple[str, ...] = ()

    @property
    def last(self) -> date | None:
        """Return the day for which the facts are known to be true."""
        return first_day(self.seen) if self.seen else self.checked


@dataclass(frozen=True)
class Service:
    """One service; `city` is empty when it is for a whole country.

    `people` are the groups it is for, none when it is for everybody. `hours` are OpenStreetMap opening hours, empty
    when they are not known. `exact` says whether the location is that of the door.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    country: str
    city: str = ""
    what: str = ""
    people: tuple[str, ...] = ()
    location: Point | None = None
    exact: bool = False
    hours: str = ""
    languages: tuple[str, ...] = ()
    contact: Contact = Contact()
    conditions: Conditions = Conditions()
    proof: Proof = Proof()

    @property
    def reachable(self) -> bool:
        """Say whether a person could go, call or write there: one that cannot be reached is not shown."""
        return any(getattr(self.contact, field) for field in REACHED_BY)

    @property
    def sure(self) -> bool:
        """Say whether all that is shown was read on a page."""
        return self.proof.confidence == "sourced" and not self.proof.known_fields

    def is_old(self, today: date) -> bool:
        """Say whether nothing has confirmed the facts for twelve months."""
        return self.proof.last is None or today - self.proof.last > OLD

    def is_special(self, kind: str) -> bool:
        """Say whether it turns away people who did not ask for a service of their group."""
        return kind not in self.people and any(group in SPECIAL_GROUPS for group in self.people)


def first_day(text: str) -> date | None:
    """Return the first day of a year, a month or a day written as 2024, 2024-09 or 2024-09-30; else None."""
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return None
