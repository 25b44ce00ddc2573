"""Names are found as people write them."""

from __future__ import annotations

import pytest

from bot.understanding.name_rules import NameRules
from bot.understanding.names import NameFinder, mask
from bot.understanding.normalise import normalise
from bot.understanding.vocabulary import Vocabulary

NAMES = {
    "en": {
        "heroin": ["heroin", "brown", "gear"],
        "ghb": ["GHB", "G", "1.4-BDO"],
        "mephedrone": ["3-MMC"],
        "methamphetamine": ["crystal meth", "ice"],
        "steroids": ["gear"],
        "benzodiazepines": ["Xanax", "Klonopin"],
        "alcohol": ["beer", "drinking", "🍺", "🍷"],
        "ketamine": ["ketamine", "K"],
    },
    "nl": {"methadone": ["methadon"], "cocaine": ["coke"], "heroin": ["heroïne"]},
    "fr": {"heroin": ["came"], "nitrous_oxide": ["protoxyde d'azote"]},
    "ar": {"cannabis": ["حشيش"], "tramadol": ["ترامادول"], "heroin": ["كراك"]},
    "fa": {"methamphetamine": ["شیشه"], "crack": ["کراک"]},
    "ru": {"cannabis": ["травка"], "nitrous_oxide": ["веселящий газ"]},
    "tr": {"cannabis": ["esrar"]},
}
RULES = {
    "en": NameRules.read(
        {
            "needs_support": "brown, g, k, ice",
            "weak": "drinking",
            "support": "ml, took, inject*",
            "before": "on",
            "asking": "what, is",
            "everyday": "ice cream/cube, brown bread",
            "endings": "s",
        }
    ),
    "nl": NameRules.read({"compounds": "gebruik, programma", "endings": "tje, etje, s"}),
    "fr": NameRules.read({"needs_support": "came"}),
    "ar": NameRules.read({"prefixes": "و, ب, ال, وال", "endings": "ي"}),
    "fa": NameRules.read({"endings": "رو, م"}),
    "ru": NameRules.read({"endings": "у, ой, его, а, ом, ий", "dropped": "а"}),
    "tr": NameRules.read({"endings": "dan, ı"}),
}
PLACES = {"berlin": ["Berlin", "برلين", "Берлин"], "amsterdam": ["Amsterdam"]}


@pytest.fixture(scope="module")
def names() -> NameFinder:
    ordinary = {"en": Vocabulary.of(["came", "beret"])}
    return NameFinder(NAMES, {"en": {"gear": ["heroin", "steroids"]}}, PLACES, RULES, ordinary)


def found(names: NameFinder, text: str, language: str | None) -> list[str]:
    return [one.values[0] for one in names.find(normalise(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "crystal-meth after 3 mmc and 1,4 BDO", ["methamphetamine", "mephedrone", "ghb"]),
        ("en", "herion or ketamien", ["heroin", "ketamine"]),
        ("en", "two xanaxs 🍺", ["benzodiazepines", "alcohol"]),
        ("nl", "methadonprogramma en heroïnetje", ["methadone", "heroin"]),
        ("nl", "cokegebruik", ["cocaine"]),
        ("nl", "klonopin", ["benzodiazepines"]),
        ("fr", "Protoxyde d’azote", ["nitrous_oxide"]),
        ("ar", "والحشيش بترامادل", ["cannabis", "tramadol"]),
        ("fa", "شيشه‌رو كشيدم", ["methamphetamine"]),
        ("ru", "курил травку с веселящего газа", ["cannabis", "nitrous_oxide"]),
        ("tr", "esrardan", ["cannabis"]),
        (None, "herion", ["heroin"]),
    ],
)
def test_typos_endings_prefixes_and_compounds_are_seen_through(
    names: NameFinder, language: str, text: str, expected: list[str]
) -> None:
    assert found(names, text, language) == expected


def test_a_doubtful_name_counts_beside_a_word_or_name_that_supports_it(names: NameFinder) -> None:
    assert found(names, "2 ml g", "en") == ["ghb"]
    assert found(names, "still on brown", "en") == ["heroin"]
    assert found(names, "ice and heroin", "en") == ["methamphetamine", "heroin"]
    assert found(names, "ice", "en") == ["methamphetamine"]
    assert found(names, "what is ice?", "en") == ["methamphetamine"]
    assert found(names, "what is ice made of", "en") == []


@pytest.mark.parametrize("text", ["brown shoes", "i took 2 g", "i'm k", "k thanks", "took an ice cream", "he came"])
def test_everyday_words_units_and_pieces_of_words_are_no_names(names: NameFinder, text: str) -> None:
    assert found(names, text, "en") == []


def test_a_weak_name_counts_only_when_nothing_else_is_named(names: NameFinder) -> None:
    assert found(names, "i was drinking", "en") == ["alcohol"]
    assert found(names, "drinking ketamine", "en") == ["ketamine"]
    assert found(names, "i was drinking in berlin", "en") == ["alcohol", "berlin"]


def test_the_language_decides_what_a_name_means(names: NameFinder) -> None:
    assert found(names, "کراک", "fa") == ["crack"]
    assert found(names, "كراك", "ar") == ["heroin"]


def test_an_ambiguous_name_has_all_its_meanings(names: NameFinder) -> None:
    assert names.find("the gear", "en")[0].values == ("heroin", "steroids")


def test_a_name_with_nothing_beside_it_has_the_meanings_of_all_languages(names: NameFinder) -> None:
    assert names.find(normalise("كراك"), "fa")[0].values == ("crack", "heroin")


def test_places_are_found_inflected_and_misspelled(names: NameFinder) -> None:
    assert found(names, "in Berlin / في برلين / в Берлине / amsterdm", None) == ["berlin"] * 3 + ["amsterdam"]


def test_a_common_word_is_not_taken_for_a_misspelled_name(names: NameFinder) -> None:
    assert found(names, "a beret", "en") == []


def test_a_word_is_rather_an_inflected_name_of_its_language_than_a_name_of_another() -> None:
    names = {"bg": {"methadone": ["метадон"]}, "uk": {"methadone": ["метадона"]}}
    rules = {"bg": NameRules.read({"endings": "а"}), "uk": NameRules()}
    finder = NameFinder(names, rules=rules, words={"bg": Vocabulary.of(["метадона"])})
    assert [one.values for one in finder.find("пия метадона", "bg")] == [("methadone",)]


def test_a_name_of_many_languages_is_one_although_it_stands_unmarked_in_sentences() -> None:
    names = {code: {"buprenorphine": ["subutex"]} for code in ("de", "fr", "pl")} | {"fr": {"heroin": ["came"]}}
    names["it"] = {"buprenorphine": ["subutex"]}
    finder = NameFinder(names, rules={"ro": NameRules()}, words={"ro": Vocabulary.of(["subutex", "came"])})
    assert found(finder, "came cu subutex", "ro") == ["buprenorphine"]


def test_a_symbol_is_no_misspelled_other_one(names: NameFinder) -> None:
    assert found(names, "🍷", None) == ["alcohol"]
    assert found(names, "🔥", None) == []


def test_a_mask_says_what_kind_of_name_stood_there(names: NameFinder) -> None:
    text = normalise("Heroin in Berlin")
    assert mask(text, names.find(text, "en")) == "name_substance in name_place"


def test_an_everyday_word_of_the_expected_language_is_no_name_when_it_stands_alone() -> None:
    names = NameFinder({"en": {"oxycodone": ["oxi"]}}, rules={"el": NameRules.read({"everyday": "oxi"})})
    assert not names.find("oxi", expected="el")
    assert names.find("oxi", expected="en")


@pytest.mark.parametrize("language", ["en", "nl", None])
def test_a_finder_that_remembers_finds_the_same_in_every_language(names: NameFinder, language: str | None) -> None:
    texts = [normalise(text) for text in ("G and xanaxes", "heroine en coke", "a brown gear", "xanax, k, 3 mmc")]
    remembering = names.remembering()
    assert [remembering.find(text, language) for text in texts * 2] == [names.find(t, language) for t in texts * 2]
