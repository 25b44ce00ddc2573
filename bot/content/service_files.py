"""The services of the files facts/services/<country>-<city>.yml and national-<country>.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

from bot.content.distance import Point
from bot.content.facts import day
from bot.content.files import Files
from bot.content.plain_yaml import Document
from bot.content.service import Conditions, Contact, Proof, Service
from bot.content.tree import Group

FOLDER = "facts/services"
MAP = "facts/map.yml"
NATIONAL = "national"
CONDITIONS = tuple(field.name for field in fields(Conditions))


@dataclass(frozen=True)
class Territory:
    """Where a country lies: `box` is south, west, north and east; services of its region are for it too."""

    code: str
    time_zone: str
    box: tuple[float, ...]
    region: str


class ServiceFile(NamedTuple):
    """A file of services; `city` is empty when they are for a whole country."""

    path: str
    country: str
    city: str
    document: Document


def service_files(files: Files) -> Iterator[ServiceFile]:
    """Yield the files of services with the country and city of their names."""
    for path, document in files.under(FOLDER):
        first, _, second = path[len(FOLDER) + 1 : -len(".yml")].partition("-")
        country, city = (second, "") if first == NATIONAL else (first, second)
        yield ServiceFile(path, country.upper(), city, document)


def read_services(files: Files) -> tuple[Service, ...]:
    """Return all services, in the order of files and lines."""
    return tuple(
        read_service(name, entry, file) for file in service_files(files) for name, entry in file.document.root.groups()
    )


def read_service(id: str, entry: Group, file: ServiceFile) -> Service:
    """Return the service of an entry."""
    return Service(
        id=id,
        name=entry.text("name"),
        kinds=entry.texts("kinds"),
        country=file.country,
        city=file.city,
        what=entry.text("what"),
        people=entry.texts("for"),
        location=point_of(entry),
        exact=entry.text("location_is") == "exact",
        hours=entry.text("hours"),
        languages=entry.texts("languages"),
        contact=_contact(entry),
        conditions=Conditions(*(entry.text(field) or "unknown" for field in CONDITIONS)),
        proof=_proof(entry),
    )


def _contact(entry: Group) -> Contact:
    return Contact(
        address=entry.text("address"),
        transit=entry.text("transit"),
        phone=entry.text("phone"),
        short=entry.text("phone_is") == "short",
        whatsapp=entry.text("whatsapp"),
        telegram=entry.text("telegram"),
        email=entry.text("email"),
        web=entry.text("web"),
    )


def _proof(entry: Group) -> Proof:
    return Proof(
        sources=entry.texts("source"),
        confidence=entry.text("confidence"),
        known_fields=entry.texts("known_fields"),
        seen=entry.text("seen"),
        checked=day(entry.text("checked")),
        check_again=day(entry.text("check_again")),
        verify=entry.texts("verify"),
    )


def point_of(entry: Group) -> Point | None:
    """Return latitude and longitude of an entry, or None when they are not two numbers."""
    try:
        latitude, longitude = map(float, entry.texts("location"))
    except ValueError:
        return None
    return latitude, longitude


def read_map(root: Group) -> Mapping[str, Territory]:
    """Return where each country lies, by its code."""
    return {code: _territory(code, entry) for code, entry in root.groups()}


def _territory(code: str, entry: Group) -> Territory:
    return Territory(code, entry.text("time_zone"), box_of(entry), entry.text("region"))


def box_of(entry: Group) -> tuple[float, ...]:
    """Return south, west, north and east of an entry, or nothing when they are not four numbers."""
    try:
        box = tuple(map(float, entry.texts("box")))
    except ValueError:
        return ()
    return box if len(box) == 4 else ()
