"""Which services are found, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from bot.content.library import Library
from bot.content.models import Place
from bot.content.service import Conditions, Contact, Proof, Service
from bot.content.service_files import Territory
from bot.content.services import Found, Services, Where

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=timezone.utc)
PLACES = {
    "NL": Place("NL", "Netherlands", "NL", None, ()),
    "amsterdam": Place("amsterdam", "Amsterdam", "NL", (52.37, 4.89), ()),
    "utrecht": Place("utrecht", "Utrecht", "NL", (52.09, 5.12), ()),
    "groningen": Place("groningen", "Groningen", "NL", (53.22, 6.57), ()),
    "antwerp": Place("antwerp", "Antwerp", "BE", (51.22, 4.4), ()),
}
MAP = {code: Territory(code, "Europe/Amsterdam", (), "EU") for code in ("NL", "BE")}


def service(id: str, city: str = "amsterdam", country: str = "NL", kind: str = "doctor", **more: object) -> Service:
    plain = Service(id, id, (kind,), country, city, contact=Contact(phone="+31206822660"))
    return replace(plain, **more)  # type: ignore[arg-type]  # the tests name the fields


def find(*services: Service, kind: str = "doctor", where: Where | None = None, **more: object) -> Found:
    where = where or Where("amsterdam")
    return Services(services, PLACES, MAP).find(kind, where, now=NOON, **more)  # type: ignore[arg-type]  # as above


def ids(found: Found) -> Mapping[str, list[str]]:
    lists = {"here": found.here, "elsewhere": found.elsewhere, "national": found.national}
    return {name: [match.service.id for match in matches] for name, matches in lists.items() if matches}


def test_only_services_of_the_kind_and_the_city_are_found() -> None:
    found = find(service("a"), service("b", city="utrecht"), service("c", kind="shelter"))
    assert ids(found) == {"here": ["a"]}


def test_the_nearest_comes_first_and_says_how_far_it_is() -> None:
    far, near = service("far", location=(52.40, 4.89)), service("near", location=(52.371, 4.89))
    found = find(far, service("nowhere"), near, where=Where("amsterdam", near=(52.37, 4.89)))
    assert ids(found) == {"here": ["near", "far", "nowhere"]}
    assert [match.km and round(match.km, 1) for match in found.here] == [0.1, 3.3, None]


def test_what_is_open_comes_before_what_is_not_known_and_what_is_closed() -> None:
    shut, open_now = service("shut", hours="Mo 20:00-21:00"), service("open", hours="24/7")
    assert ids(find(shut, service("perhaps"), open_now)) == {"here": ["open", "perhaps", "shut"]}


def test_services_for_special_groups_come_last() -> None:
    women = service("women", people=("women",), hours="24/7")
    assert ids(find(women, service("all"))) == {"here": ["all", "women"]}


def test_services_for_special_groups_are_not_last_when_asked_for() -> None:
    women = service("women", kind="women", people=("women",), hours="24/7")
    assert ids(find(service("all", kind="women"), women, kind="women")) == {"here": ["women", "all"]}


def test_people_without_papers_are_not_sent_where_papers_are_needed() -> None:
    strict, unknown = service("strict", conditions=Conditions(papers="needed")), service("unknown")
    free = service("free", conditions=Conditions(papers="none"))
    assert ids(find(strict, unknown, free, papers_free=True)) == {"here": ["free", "unknown"]}


def test_those_who_speak_the_language_come_first() -> None:
    assert ids(find(service("a"), service("b", languages=("fa",)), languages=["fa"])) == {"here": ["b", "a"]}


def test_a_city_without_any_leads_to_the_nearest_city_of_the_country() -> None:
    found = find(service("g", "groningen"), service("u", "utrecht"), service("b", "antwerp", "BE"))
    assert ids(found) == {"elsewhere": ["u"]}
    assert found.nearest == PLACES["utrecht"]


def test_services_of_the_country_and_of_its_region_are_always_there() -> None:
    found = find(service("a"), service("n", ""), service("eu", "", "EU"), service("b", "", "BE"))
    assert ids(found) == {"here": ["a"], "national": ["n", "eu"]}


def test_a_country_without_any_has_its_helplines() -> None:
    found = find(service("line", "", kind="helpline"), where=Where(country="NL"))
    assert ids(found) == {"national": ["line"]}


def test_a_service_that_cannot_be_reached_is_not_shown() -> None:
    assert ids(find(service("a", contact=Contact()))) == {}


def test_an_unknown_place_has_nothing() -> None:
    assert find(service("a"), where=Where("atlantis")) == Found()


@pytest.mark.parametrize(("seen", "old"), [("", False), ("2026-10", False), ("2024", True), ("2025-11-20", True)])
def test_facts_that_nobody_has_seen_for_twelve_months_are_old(seen: str, *, old: bool) -> None:
    proof = Proof(seen=seen, checked=date(2026, 11, 22))
    assert service("a", proof=proof).is_old(date(2026, 11, 23)) is old


def test_facts_are_old_twelve_months_after_the_last_check() -> None:
    proof = Proof(checked=date(2026, 11, 22))
    assert service("a", proof=proof).is_old(date(2027, 11, 23))
    assert service("a").is_old(date(2026, 11, 23))


def test_facts_known_by_heart_are_not_sure() -> None:
    assert service("a", proof=Proof(confidence="sourced")).sure
    assert not service("a", proof=Proof(confidence="sourced", known_fields=("phone",))).sure
    assert not service("a", proof=Proof(confidence="known")).sure


def test_a_file_becomes_services(library: Library) -> None:
    first = library.services.all[0] if library.services.all[0].city else library.services.all[1]
    assert (first.id, first.country, first.city, first.location) == ("crossing", "NL", "amsterdam", (52.372, 4.898))
    assert first.contact.phone == "+31206249031"
    assert first.proof.known_fields == ("phone",)


def test_the_state_of_a_service_is_told_in_its_own_time(library: Library) -> None:
    crossing = next(service for service in library.services.all if service.id == "crossing")
    opening = library.services.open_state(crossing, datetime(2026, 11, 23, 9, 30, tzinfo=timezone.utc))
    assert opening.state == "open"
    assert opening.until
    assert opening.until.hour == 12
