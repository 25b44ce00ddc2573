"""Services can be reached where and how their files say, and no number or address is that of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.distance import Point, distance_km
from bot.content.hours import can_be_read
from bot.content.phones import can_be_called, can_be_short
from bot.content.problems import Problem
from bot.content.service import Service
from bot.content.service_files import Territory, point_of, read_service, service_files
from bot.content.tree import Group

WIDE_KM = 50.0  # the suburbs of a city lie within
WRITTEN = (
    ("email", re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}"), "name@example.org"),
    ("telegram", re.compile(r"@\w{5,32}"), '"@example"'),
)
WORDS = re.compile(r"\w+")
Finding = tuple[str, str]
Owners = dict[tuple[str, str], Service]


def check(view: View) -> Iterator[Problem]:
    """Yield what would send a person to a wrong place or number."""
    owners: Owners = {}
    for file in service_files(view.files):
        for name, entry in file.document.root.groups():
            service = read_service(name, entry, file)
            findings = (*_contact(entry, service), *_location(view, entry, service), *_shared(entry, service, owners))
            for field, message in findings:
                yield Problem(file.document.path, entry.line_of(field), message)


def _contact(entry: Group, service: Service) -> Iterator[Finding]:
    contact = service.contact
    yield from _numbers(entry, service)
    if contact.web and not contact.web.startswith(("https://", "http://")):
        yield "web", f"'{contact.web}' is not an address that starts with https://"
    for field, pattern, example in WRITTEN:
        if (value := entry.text(field)) and not pattern.fullmatch(value):
            yield field, f"'{value}' cannot be written to: write it like {example}"
    if service.hours and not can_be_read(service.hours):
        yield "hours", f"the hours '{service.hours}' cannot be read: write 24/7 or Mo-Fr 09:00-17:00"
    if not service.reachable and not service.proof.verify:
        yield "name", f"'{service.id}' cannot be reached: add an address, a phone or a web page, or ask in verify"


def _numbers(entry: Group, service: Service) -> Iterator[Finding]:
    contact = service.contact
    if contact.short and not can_be_short(contact.phone, service.country):
        yield "phone", f"'{contact.phone}' is not a short number of {service.country}: correct it, or remove it"
    for field in ("whatsapp",) if contact.short else ("phone", "whatsapp"):
        if (number := entry.text(field)) and not can_be_called(number):
            yield field, f"'{number}' is not a phone number: write it like \"+31206822660\", or add phone_is: short"


def _location(view: View, entry: Group, service: Service) -> Iterator[Finding]:
    if "location" not in entry.entries:
        return
    point = point_of(entry)
    territory = view.library.services.territories.get(service.country)
    if point is None or (territory and not _inside(point, territory)):
        yield "location", f"the location of '{service.id}' is not in {service.country}: write [latitude, longitude]"
        return
    city = view.library.places.get(service.city)
    if city and city.centre and distance_km(point, city.centre) > WIDE_KM:
        yield "location", f"'{service.id}' is more than {WIDE_KM:.0f} km from {city.name}: correct the location"


def _inside(point: Point, territory: Territory) -> bool:
    if len(territory.box) != 4:
        return True
    south, west, north, east = territory.box
    return south <= point[0] <= north and west <= point[1] <= east


def _shared(entry: Group, service: Service, owners: Owners) -> Iterator[Finding]:
    for field, key in _keys(service):
        owner = owners.setdefault((field, key), service)
        if owner.id != service.id and owner.id not in entry.texts("shares_with"):
            yield (
                field,
                f"the {field} is also that of '{owner.id}': correct it, or add shares_with: [{owner.id}]",
            )


def _keys(service: Service) -> Iterator[Finding]:
    contact = service.contact
    if contact.phone:
        yield "phone", f"{service.country} {contact.phone}" if contact.short else contact.phone
    if re.search(r"\d", contact.address):
        yield "address", " ".join(WORDS.findall(contact.address.casefold()))
