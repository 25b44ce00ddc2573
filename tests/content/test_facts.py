"""The facts of the project itself."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from bot.content.checks import check
from bot.content.library import Library
from bot.content.load import load
from bot.settings import PROJECT

WORDS_OF_OTHERS = ("content/text/", "content/reviews/")


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the library of the project."""
    return load(PROJECT / "content").library


def test_the_facts_have_no_mistake() -> None:
    found = check(PROJECT / "content", date(2026, 11, 23))
    assert [str(problem) for problem in found if not problem.path.startswith(WORDS_OF_OTHERS)] == []


def test_every_pair_of_substances_has_a_level(library: Library) -> None:
    pairs = combinations(library.topics.substances, 2)
    assert all(library.mix(first, second) for first, second in pairs)


def test_every_medical_topic_has_sources(library: Library) -> None:
    medical = [topic for topic in library.topics if topic.startswith(("substance.", "emergency.", "health.", "safer"))]
    assert [topic for topic in medical if topic not in library.evidence] == []


def test_every_topic_but_chat_offers_another(library: Library) -> None:
    assert [topic for topic in library.topics if not library.next_topics(topic) and not topic.startswith("chat.")] == []


def test_no_topic_offers_itself(library: Library) -> None:
    assert [topic for topic in library.topics if topic in library.next_topics(topic)] == []


def test_a_line_of_police_or_state_agencies_is_never_shown(library: Library) -> None:
    shown = {line.number for country in library.countries.values() for line in country.lines}
    assert shown.isdisjoint({"088 755 8000", "119 ext 8", "1415", "184", "1192", "11414", "0900 8844", "0900 1995"})


def test_every_chain_ends_in_english(library: Library) -> None:
    assert {language.chain[-1] for language in library.languages.values()} == {"en"}


def test_every_ambiguous_name_is_a_known_name_or_asks(library: Library) -> None:
    for entry in library.ambiguous:
        assert entry.first != entry.also and {entry.first, entry.also} <= set(library.topics.substances)
