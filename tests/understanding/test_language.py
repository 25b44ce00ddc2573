"""The language of a message is recognised, and changes only when that is clear."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.content.library import Library
from bot.errors import ModelError
from bot.understanding.language import LanguageModel
from bot.understanding.language_choice import Choice, by_script, choose, likely, telling
from bot.understanding.language_texts import retyped, written

SENTENCES = {
    "en": ["where can i get help tonight", "what should i do now", "he is not breathing please help"],
    "nl": ["waar kan ik hulp krijgen vannacht", "wat moet ik nu doen", "hij ademt niet help mij alsjeblieft"],
    "ar": ["وين بلاقي مساعدة الليلة", "شو لازم اعمل هلق", "win bla2i msa3ade halla2"],
    "prs": ["امشب از کجا کمک بگیرم", "حالی چی کنم", "komak mikhayam az koja"],
}


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel.train((code, text) for code, texts in SENTENCES.items() for text in texts)


@pytest.mark.parametrize(
    ("text", "language"),
    [("what can i do", "en"), ("wat kan ik doen", "nl"), ("win msa3ade", "ar"), ("کمک می‌خواهم", "fa")],
)
def test_the_likeliest_language_comes_first(model: LanguageModel, text: str, language: str) -> None:
    assert model.scores(text)[0][0] == language


def test_a_text_without_letters_has_no_language(model: LanguageModel) -> None:
    assert model.scores("112 ?!") == []


def test_a_saved_model_says_the_same(model: LanguageModel, tmp_path: Path) -> None:
    model.save(tmp_path / "language.npz")
    assert LanguageModel.load(tmp_path / "language.npz").scores("hulp") == model.scores("hulp")


def test_a_broken_model_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "language.npz").write_bytes(b"no model")
    with pytest.raises(ModelError, match="train again"):
        LanguageModel.load(tmp_path / "language.npz")


@pytest.mark.parametrize(
    ("text", "scores", "choice"),
    [
        ("waar kan ik hulp krijgen", [("nl", 0.97)], Choice("nl", True)),
        ("waar kan ik hulp", [("nl", 0.6)], Choice("en", False)),
        ("hulp", [("nl", 0.99)], Choice("en", False)),
        ("name_substance name_place 112 emoji_pill", [("nl", 0.99)], Choice("en", False)),
        ("كيف اقدر", [("ar", 0.5)], Choice("ar", True)),
        ("123", [], Choice("en", False)),
    ],
)
def test_the_chosen_language_stays_unless_the_message_is_clear(
    text: str, scores: list[tuple[str, float]], choice: Choice
) -> None:
    assert choose(text, chosen="en", hint=None, scores=scores) == choice


def test_dari_stays_dari_when_the_message_is_persian() -> None:
    assert choose("حالی چی کنم", chosen="prs", hint=None, scores=[("fa", 0.99)]) == Choice("prs", False)


def test_the_hint_of_the_channel_decides_a_first_message_that_says_little() -> None:
    assert choose("ok", chosen=None, hint="nl", scores=[("en", 0.3)]) == Choice("nl", False)
    assert choose("waar kan ik heen", chosen=None, hint="en", scores=[("nl", 0.9)]) == Choice("nl", False)


def test_letters_tell_a_language_where_nothing_else_does() -> None:
    assert by_script("а з пивом?", [("uk", 0.6), ("ru", 0.4)]) == "uk"
    assert by_script("heroin", [("de", 0.6)]) == ""
    assert by_script("हेरोइन", [("am", 0.6), ("ru", 0.4)]) == ""


def test_names_emoji_and_numbers_say_nothing_about_the_language() -> None:
    assert telling("name_substance in name_place 112").split() == ["in"]


@pytest.mark.parametrize(
    ("text", "foreign"),
    [("我想要干净的针头", True), ("où êtes", True), ("wat kan ik doen", False), ("ghb 💊 112", False), ("", False)],
)
def test_letters_that_no_language_uses_are_of_one_that_we_do_not_know(text: str, foreign: bool) -> None:
    known = LanguageModel.train([("en", "the quick brown fox jumps over a lazy dog")] * 5)
    assert known.is_foreign(text) == foreign


def test_romanised_sentences_are_learnt_beside_those_in_the_script_of_the_language(model: LanguageModel) -> None:
    assert model.scores("komak az koja")[0][0] == "fa" and model.scores("msa3ade")[0][0] == "ar"
    assert len({code for code, _ in model.scores("komak")}) == len(model.scores("komak"))


def test_a_language_is_learnt_from_the_texts_of_the_content_too(library: Library) -> None:
    texts = list(written(library))
    codes = Counter(code for code, _ in texts)
    assert codes["en"] > 1000 < codes["fa"] and codes["it"] > 5
    assert not any("{" in text for _, text in texts)


def test_a_message_that_does_not_tell_is_searched_for_names_in_the_expected_language() -> None:
    assert likely([("kmr", 0.2), ("nl", 0.1)], "nl") == "nl"
    assert likely([("kmr", 0.2), ("fa", 0.1)], "prs") == "fa"


def test_a_message_that_tells_is_searched_for_names_in_its_own_language() -> None:
    assert likely([("es", 0.8), ("nl", 0.1)], "nl") == "es"
    assert likely([("es", 0.3)], None) == "es"
    assert likely([], None) == ""


def test_persian_is_also_learnt_as_it_is_typed_on_an_arabic_keyboard() -> None:
    asked = [("fa", "شیشه کشیده"), ("ur", "کیا ہے"), ("fa", "bebin")]
    assert list(retyped(asked)) == [("fa", "شيشه كشيده")]
