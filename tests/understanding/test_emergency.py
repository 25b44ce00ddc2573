"""The emergency words, without a model."""

from __future__ import annotations

import pytest

from bot.content.library import Library
from bot.understanding.emergency import Danger, EmergencyWords

WORDS = {
    "words.not": "not, isnt",
    "certain.opioid_overdose": "<not> breath*, blue lips|face",
    "maybe.unconscious": "asleep",
    "unless.any": "how_to tell, film|song",
    "unless.question": "police, legal",
}


@pytest.fixture(scope="module")
def words(library: Library) -> EmergencyWords:
    return EmergencyWords.from_library(library)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("he is blue and NOT BREATHING!!", "opioid_overdose"),
        ("hij ademt niet meer", "opioid_overdose"),
        ("رفیقم نفس نمیکشه", "opioid_overdose"),
        ("صاحبي ما عم يتنفس", "opioid_overdose"),
        ("il respire plus, il est tout bleu", "opioid_overdose"),
        ("er atmet nicht mehr", "opioid_overdose"),
        ("no respira y tiene los labios morados", "opioid_overdose"),
        ("ο φίλος μου δεν αναπνέει", "opioid_overdose"),
        ("nefes almıyor", "opioid_overdose"),
        ("он не дышит", "opioid_overdose"),
        ("він не дихає", "opioid_overdose"),
        ("kumpel nie oddycha", "opioid_overdose"),
        ("ჩემი ძმა არ სუნთქავს", "opioid_overdose"),
        ("ar suntqavs chemi megobari", "opioid_overdose"),
        ("i want to kill myself", "suicide"),
    ],
)
def test_danger_is_found_in_every_language_without_knowing_it(words: EmergencyWords, text: str, topic: str) -> None:
    found = words.find(text)
    assert found is not None
    assert found.topic == f"emergency.{topic}"


@pytest.mark.parametrize("text", ["hello", "where can i get clean needles", "", "🙂", "hoe laat is het"])
def test_an_everyday_message_is_no_emergency(words: EmergencyWords, text: str) -> None:
    assert words.find(text) is None


def test_the_words_of_a_pattern_may_stand_in_any_order() -> None:
    assert EmergencyWords({"en": WORDS}).find("her lips went all blue") is not None


def test_words_far_from_each_other_do_not_count() -> None:
    far = "blue is the colour of my car which i bought last year and i like my face"
    assert EmergencyWords({"en": WORDS}).find(far) is None


def test_a_question_beforehand_is_no_emergency() -> None:
    assert EmergencyWords({"en": WORDS}).find("how to tell when somebody is not breathing") is None


def test_one_word_takes_back_only_what_is_not_certain() -> None:
    words = EmergencyWords({"en": WORDS})
    assert words.find("we watched a film and now he is not breathing") is not None
    assert words.find("he is asleep in the film") is None


def test_a_question_of_law_takes_back_only_what_is_not_certain() -> None:
    words = EmergencyWords({"en": WORDS})
    assert words.find("he is not breathing, will the police come?") is not None
    assert words.find("he is asleep, will the police come?") is None


def test_one_wrong_letter_in_a_long_word_is_forgiven() -> None:
    lists = {"en": {"certain.unconscious": "unconscious"}}
    assert EmergencyWords(lists).find("he is unconcious") is not None


def test_a_word_of_one_language_takes_back_nothing_that_is_certain_in_another() -> None:
    lists = {"id": {"certain.overheating": "panas", "unless.overheating": "radiator"}}
    english = {"en": {"certain.overheating": "overheated", "maybe.overheating": "hot"}}
    words = EmergencyWords({**lists, **english})
    assert words.find("radiator panas") is None
    assert words.find("hot as a radiator") is None
    assert words.find("overheated, her skin is a radiator") == Danger("emergency.overheating", certain=True)
