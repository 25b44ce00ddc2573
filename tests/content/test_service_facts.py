"""The services of the project itself."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.content.library import Library
from bot.content.load import load
from bot.content.services import Where
from bot.settings import PROJECT

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=timezone.utc)
CITIES = ("amsterdam", "antwerp", "berlin", "barcelona", "calais", "lesbos", "munich", "ter_apel", "thessaloniki")


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the library of the project."""
    return load(PROJECT / "content").library


@pytest.mark.parametrize("city", CITIES)
def test_there_is_help_of_every_kind_for_every_city(library: Library, city: str) -> None:
    for topic in library.topics.of_group("service"):
        found = library.services.find(topic.partition(".")[2], Where(city), now=NOW)
        assert found.here or found.elsewhere or found.national, topic


def test_nothing_that_is_unsure_is_published(library: Library) -> None:
    assert {service.proof.confidence for service in library.services.all} == {"sourced", "known"}


def test_what_was_not_read_asks_the_editors_a_question(library: Library) -> None:
    known = [service for service in library.services.all if service.proof.confidence == "known"]
    assert [service.id for service in known if not service.proof.verify] == []


def test_what_cannot_be_reached_asks_the_editors_a_question(library: Library) -> None:
    lost = [service for service in library.services.all if not service.reachable]
    assert [service.id for service in lost if not service.proof.verify] == []


def test_no_map_claims_to_show_a_door_that_nobody_has_looked_up(library: Library) -> None:
    exact = [service for service in library.services.all if service.exact]
    assert [service.id for service in exact if "location" in service.proof.known_fields] == []
