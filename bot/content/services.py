"""Find services: of a kind, in a city or near a point, then the nearest elsewhere, then those of the country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from bot.content.distance import Point, distance_km
from bot.content.hours import UNKNOWN, Opening, opening
from bot.content.models import Place
from bot.content.service import Service
from bot.content.service_files import Territory

HELPLINE = "helpline"
LAST = 100_000.0  # km: behind all that have a location
ORDER = {"open": 0, "unknown": 1, "closed": 2}
PAPERS = {"none": 0, "unknown": 1, "needed": 2}


@dataclass(frozen=True)
class Where:
    """Where a person looks for help: a city's id, or a country's code; the point is used once, never stored."""

    city: str = ""
    country: str = ""
    near: Point | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Match:
    """A service that fits; `km` is None when a distance is not known."""

    service: Service
    opening: Opening
    km: float | None = None


@dataclass(frozen=True)
class Found:
    """What there is: in the city; when it has none in the nearest city that has, `elsewhere`; for the whole country.

    `national` are lines to ask for help in general when the country has nothing of this kind.
    """

    here: tuple[Match, ...] = ()
    elsewhere: tuple[Match, ...] = ()
    nearest: Place | None = None
    national: tuple[Match, ...] = ()


@dataclass(frozen=True)
class Services:
    """All services that can be shown."""

    all: tuple[Service, ...] = field(default=(), repr=False)
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    territories: Mapping[str, Territory] = field(default_factory=dict, repr=False)

    def find(
        self, kind: str, where: Where, *, now: datetime, papers_free: bool = False, languages: Iterable[str] = ()
    ) -> Found:
        """Return the services of a kind; with `papers_free` none that asks for papers, those that surely do not first.

        Nearest first when a point is known; else those that are open, then those who speak one of the languages.
        Services for special groups come last unless the kind is that group. Empty only when the country has nothing.
        """
        search = _Search(self, kind, now, frozenset(languages), papers_free=papers_free)
        place = self.places.get(where.city)
        country = place.country if place else where.country
        here = search.matches(self._in_city.get((where.city, kind), ()), where.near) if place else ()
        nearest = None if here else self._nearest(kind, country, where.near or (place.centre if place else None))
        elsewhere = search.matches(self._in_city.get((nearest.id, kind), ()), where.near) if nearest else ()
        national = search.matches(self.national(kind, country), None)
        if not (here or elsewhere or national):
            national = search.matches(self.national(HELPLINE, country), None)
        return Found(here, elsewhere, nearest, national)

    def national(self, kind: str, country: str) -> tuple[Service, ...]:
        """Return the services of a kind for a whole country, then those for all countries of its region."""
        territory = self.territories.get(country)
        region = territory.region if territory else ""
        return self._in_country.get((country, kind), ()) + self._in_country.get((region, kind), ())

    def cities(self, kind: str, country: str) -> tuple[str, ...]:
        """Return the cities of a country that have a service of a kind."""
        return tuple(
            city for city, place in self.places.items() if (city, kind) in self._in_city and place.country == country
        )

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Return the countries that have services of their own."""
        present = {service.country for service in self.all}
        return tuple(code for code in self.territories if code in present)

    def open_state(self, service: Service, now: datetime) -> Opening:
        """Return whether a service is open now, and until when, in the time of its country."""
        territory = self.territories.get(service.country)
        if territory is None:
            return UNKNOWN
        return opening(service.hours, time_zone=territory.time_zone, country=service.country, now=now)

    def _nearest(self, kind: str, country: str, point: Point | None) -> Place | None:
        """Return the city of the country with a service of a kind that is nearest to a point."""
        if point is None:
            return None
        centres = {city: self.places[city].centre or point for city in self.cities(kind, country)}
        nearest = min(centres, key=lambda city: distance_km(point, centres[city]), default=None)
        return self.places[nearest] if nearest else None

    @cached_property
    def _in_city(self) -> Mapping[tuple[str, str], tuple[Service, ...]]:
        return _grouped((service.city, service) for service in self.all if service.city)

    @cached_property
    def _in_country(self) -> Mapping[tuple[str, str], tuple[Service, ...]]:
        return _grouped((service.country, service) for service in self.all if not service.city)


def _grouped(services: Iterable[tuple[str, Service]]) -> Mapping[tuple[str, str], tuple[Service, ...]]:
    found: dict[tuple[str, str], list[Service]] = {}
    for place, service in services:
        for kind in service.kinds if service.reachable else ():
            found.setdefault((place, kind), []).append(service)
    return {key: tuple(group) for key, group in found.items()}


@dataclass(frozen=True)
class _Search:
    """One question: what counts as fitting, what comes first."""

    services: Services
    kind: str
    now: datetime
    languages: frozenset[str]
    papers_free: bool = field(kw_only=True)

    def matches(self, services: Iterable[Service], near: Point | None) -> tuple[Match, ...]:
        """Return the services that fit, best first."""
        found = [self._match(service, near) for service in services if self._fits(service)]
        return tuple(sorted(found, key=self._rank))

    def _fits(self, service: Service) -> bool:
        return not (self.papers_free and service.conditions.papers == "needed")

    def _match(self, service: Service, near: Point | None) -> Match:
        km = distance_km(near, service.location) if near and service.location else None
        return Match(service, self.services.open_state(service, self.now), km)

    def _rank(self, match: Match) -> tuple[float, ...]:
        service = match.service
        papers = PAPERS.get(service.conditions.papers, 1) if self.papers_free else 0
        far = LAST if match.km is None else match.km
        speaks = bool(self.languages.intersection(service.languages))
        doubt = 2 * service.is_old(self.now.date()) + (not service.sure)
        return service.is_special(self.kind), papers, far, ORDER[match.opening.state], not speaks, doubt
