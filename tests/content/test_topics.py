"""Topics, their intents, and what belongs to them."""

from __future__ import annotations

import pytest

from bot.content.library import Library


def test_every_pattern_becomes_topics(library: Library) -> None:
    assert library.topics.exists("substance.ghb.overdose")
    assert library.topics.exists("mix.alcohol+ghb") and not library.topics.exists("mix.ghb+alcohol")
    assert library.topics.exists("service.doctor") and not library.topics.exists("services.doctor")


@pytest.mark.parametrize(
    ("topic", "intent", "substances"),
    [
        ("substance.ghb.about", "substance_about", ["ghb"]),
        ("mix.alcohol+ghb", "mix", ["ghb", "alcohol"]),
        ("emergency.opioid_overdose", "emergency_opioid_overdose", []),
        ("service.doctor", "service_doctor", ["ghb"]),
    ],
)
def test_an_intent_and_its_substances_are_a_topic(
    library: Library, topic: str, intent: str, substances: list[str]
) -> None:
    assert library.topics.intent_of(topic) == intent
    assert library.topics.topic_of(intent, substances) == topic


def test_an_intent_that_lacks_its_substances_is_no_topic(library: Library) -> None:
    assert library.topics.topic_of("substance_about", []) is None
    assert library.topics.topic_of("mix", ["ghb", "ghb"]) is None
    assert library.topics.topic_of("nonsense") is None


def test_the_narrowest_rule_decides(library: Library) -> None:
    assert library.nearest("substance.heroin.overdose") == "emergency.opioid_overdose"
    assert library.nearest("substance.ghb.overdose") == "emergency.seizure"


def test_each_field_is_decided_for_itself(library: Library) -> None:
    assert library.next_topics("emergency.seizure") == ("emergency.opioid_overdose",)
    assert library.lines("emergency.seizure", "NL")


def test_a_rule_speaks_about_the_substances_of_the_question(library: Library) -> None:
    assert library.next_topics("substance.ghb.overdose") == ("substance.ghb.about",)
    assert library.next_topics("mix.alcohol+ghb") == ("substance.alcohol.overdose", "substance.ghb.overdose")
