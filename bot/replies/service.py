"""One service as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.content import phones
from bot.content.limits import SPECIAL_GROUPS
from bot.content.service import Service
from bot.content.services import Match
from bot.replies.opening import opening_line
from bot.replies.text import BULLET
from bot.replies.voice import Voice

MAP = "https://www.openstreetmap.org/?mlat={}&mlon={}"
DOT = " · "
SHOWN = (
    ("papers", ("none", "needed", "unknown")),
    ("insurance", ("needed",)),
    ("costs", ("free", "some")),
    ("anonymous", ("yes", "no")),
)


def whole(voice: Voice, match: Match, now: datetime, *, short: bool = False) -> str:
    """Return all that a person must know to go or to call; when `short` only what nobody can do without."""
    return "\n".join(line for line in _lines(voice, match, now, short=short) if line)


def one_line(service: Service) -> str:
    """Return name and number, or name and page."""
    contact = service.contact
    return f"{BULLET}{service.name}: {phones.shown(contact.phone) if contact.phone else contact.web or contact.email}"


def _lines(voice: Voice, match: Match, now: datetime, *, short: bool) -> Iterator[str]:
    service = match.service
    yield service.name
    if match.opening.state != "unknown" or not short:
        yield opening_line(voice, match.opening, now)
    yield DOT.join(_conditions(voice, service))
    if service.people and (not short or set(service.people) & set(SPECIAL_GROUPS)):
        groups = ", ".join(voice.services(f"groups.{group}") for group in service.people)
        yield voice.services("groups.only", groups=groups)
    if service.languages:
        yield voice.services("contact.languages", languages=_languages(voice, service))
    yield from _where(voice, match)
    yield from _contact(voice, service, short=short)
    if service.is_old(now.date()):
        key = "old" if service.contact.phone else "old_without_phone"
        yield voice.services(key, date=service.proof.seen or str(service.proof.checked))


def _conditions(voice: Voice, service: Service) -> Iterator[str]:
    for field, values in SHOWN:
        value = getattr(service.conditions, field)
        if value in values:
            yield voice.services(f"{field}.{value}")


def _languages(voice: Voice, service: Service) -> str:
    return ", ".join(voice.label("languages", code) for code in service.languages)


def _where(voice: Voice, match: Match) -> Iterator[str]:
    service = match.service
    far = "" if match.km is None else voice.services("contact.distance", distance=f"{match.km:.1f}")
    yield DOT.join(part for part in (service.contact.address, service.contact.transit, far) if part)
    if service.location:
        key = "contact.map" if service.exact else "contact.map_about"
        yield voice.services(key, link=MAP.format(*service.location))


def _contact(voice: Voice, service: Service, *, short: bool) -> Iterator[str]:
    contact = service.contact
    for key, number in (("phone", contact.phone), ("whatsapp", contact.whatsapp)):
        if number:
            yield voice.services(f"contact.{key}", number=phones.shown(number))
    yield contact.telegram
    if contact.web and not (short and (contact.phone or contact.address)):
        yield voice.services("contact.web", link=contact.web)
    if contact.email and not (contact.phone or contact.web):
        yield voice.services("contact.email", link=contact.email)
