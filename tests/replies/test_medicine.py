"""What is said about medicines that mix badly."""

from __future__ import annotations

import pytest

from bot.content.library import Library
from bot.replies.medicine import medicine
from bot.replies.voice import Voice


@pytest.mark.parametrize("language", ["en", "nl", "ar", "fa"])
def test_a_medicine_alone_says_what_it_mixes_badly_with(library: Library, language: str) -> None:
    voice = Voice(library, language, "NL")
    turn = medicine(voice, "hiv_booster", "", "health.hiv")
    text = turn.replies[0].text
    first = next(line for line in text.splitlines() if voice.label("levels", "dangerous") in line)
    assert voice.label("substances", "ghb") in first and voice.label("substances", "mdma") in first
    assert turn.topic == "health.hiv" and turn.replies[0].buttons[0].payload == "emergency"


def test_every_medicine_has_an_answer_that_fits_a_message(library: Library) -> None:
    for language in ("en", "nl", "ar", "fa"):
        voice = Voice(library, language, "NL")
        for name, known in library.medicines.items():
            assert len(medicine(voice, name, "", known.topic).replies[0].text) < 1800
            for other in known.mixes:
                text = medicine(voice, name, other, known.topic).replies[0].text
                assert voice.library.name(other, language=language) in text


def test_a_medicine_with_a_drug_has_the_level_of_the_pair(library: Library) -> None:
    text = medicine(Voice(library, "en"), "ed_medicines", "poppers", "substance.poppers.mixing").replies[0].text
    assert "can kill" in text.splitlines()[0] and "Poppers" in text.splitlines()[0]


def test_an_unknown_pair_says_what_the_medicine_is_known_to_mix_badly_with(library: Library) -> None:
    assert "Alcohol" in medicine(Voice(library, "en"), "disulfiram", "ghb", "x").replies[0].text
