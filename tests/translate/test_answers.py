"""Whole answers, translated once and kept, with a server that can lie."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from bot.content.library import Library
from bot.content.missing import best, missing
from bot.errors import TranslatorError
from bot.translate.answers import AnswerTranslator, texts_of
from bot.translate.questions import in_english
from bot.translate.translator import Translator
from tests.translate.conftest import Open
from tests.translate.emulator import Libre

TOPIC = "substance.ghb.safer_use"


class Shelf:
    """Keeps translations in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def translations(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.kept[key] for key in keys if key in self.kept}

    async def keep_translation(self, key: str, text: str) -> None:
        self.kept[key] = text


@pytest.fixture
def answers(translator: Translator) -> AnswerTranslator:
    return AnswerTranslator(translator, Shelf(), seconds=20)


async def test_an_answer_that_a_language_lacks_becomes_a_machine_translation(
    answers: AnswerTranslator, library: Library
) -> None:
    lacking = missing(library, TOPIC, language="sv")
    found = (await answers.translate(lacking, library, "sv"))[TOPIC]
    assert (found.language, found.state, len(found.points)) == ("sv", "machine", len(lacking[TOPIC].points))
    assert "GHB" in " ".join(texts_of(found)) and "XQ" not in " ".join(texts_of(found))


async def test_a_text_is_translated_once(answers: AnswerTranslator, library: Library, libre: Libre) -> None:
    lacking = missing(library, TOPIC, language="sv")
    first = await answers.translate(lacking, library, "sv")
    asked = len(libre.asked)
    assert await answers.translate(lacking, library, "sv") == first and len(libre.asked) == asked > 3


async def test_both_parts_of_a_mix_are_translated_with_their_placeholders(
    answers: AnswerTranslator, library: Library
) -> None:
    lacking = missing(library, "mix.alcohol+ghb", language="sv")
    found = library.with_answers("sv", await answers.translate(lacking, library, "sv"))
    mix = found.answer("mix.alcohol+ghb", language="sv")
    assert len(lacking) == 2 and mix and (mix.language, mix.state) == ("sv", "machine")
    assert "GHB" in mix.lead + mix.title and "{" not in mix.lead


async def test_names_of_drugs_are_those_of_the_other_language(
    answers: AnswerTranslator, library: Library, libre: Libre
) -> None:
    source = {TOPIC: replace(library.answers["en", "substance.heroin.about"], topic=TOPIC)}
    found = await answers.translate(source, library, "ar")
    assert library.label("substances", "heroin", language="ar") in " ".join(texts_of(found[TOPIC]))
    assert not any("heroin" in form["q"].lower() for form in libre.asked)


@pytest.mark.parametrize(
    "lie",
    [
        lambda text: text.replace("XQ1X", ""),
        lambda text: text + " 7",
        lambda text: text,
        lambda text: "XQ2X ".join(text.split("XQ1X ")),
    ],
)
async def test_an_answer_in_which_the_server_lies_is_thrown_away(
    answers: AnswerTranslator, library: Library, libre: Libre, lie: object
) -> None:
    libre.translate = lie  # type: ignore[assignment]  # one of the functions above
    with pytest.raises(TranslatorError):
        await answers.translate(missing(library, TOPIC, language="sv"), library, "sv")


async def test_an_answer_takes_no_longer_than_its_time(opened: Open, library: Library, libre: Libre) -> None:
    libre.delay = 0.3
    hasty = AnswerTranslator(opened(), Shelf(), seconds=0.5)
    with pytest.raises(TranslatorError, match="too long"):
        await asyncio.wait_for(hasty.translate(missing(library, TOPIC, language="sv"), library, "sv"), 5)


async def test_no_emergency_is_translated(answers: AnswerTranslator, library: Library, libre: Libre) -> None:
    topic = "emergency.opioid_overdose"
    assert missing(library, topic, language="sv") == {}
    with pytest.raises(TranslatorError):
        await answers.translate({topic: library.answers["en", topic]}, library, "sv")
    assert libre.asked == []


def test_a_variant_of_a_language_lacks_nothing_that_its_base_has(library: Library) -> None:
    assert missing(library, TOPIC, language="prs") == {} == missing(library, TOPIC, language="en")


def test_a_reviewed_text_is_translated_rather_than_a_draft_and_never_a_machine_translation(library: Library) -> None:
    reviewed = replace(library.answers["nl", TOPIC], state="reviewed")
    assert best(library.with_answers("nl", {TOPIC: reviewed}), TOPIC) is reviewed
    machine = replace(library.answers["en", TOPIC], state="machine")
    found = best(library.with_answers("en", {TOPIC: machine}), TOPIC)
    assert found and found.language == "nl"


async def test_of_a_question_only_what_says_nothing_about_the_person_goes_out(
    translator: Translator, libre: Libre
) -> None:
    question = "Waxaan isticmaalay mkat, wac +31 6 1234 5678 ama @zahir"
    english = await in_english(translator, question, "so", ["mkat"])
    assert "mkat" in english and "+31 6 1234 5678" in english
    assert not any(secret in libre.asked[0]["q"] for secret in ("1234", "zahir", "mkat"))


async def test_a_question_whose_names_get_lost_is_not_understood_wrongly(translator: Translator, libre: Libre) -> None:
    libre.translate = lambda _: "may i take it"
    with pytest.raises(TranslatorError):
        await in_english(translator, "ma qaadan karaa mkat", "so", ["mkat"])
