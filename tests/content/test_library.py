"""Looking up answers, texts and facts."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content.library import Library
from bot.errors import ContentError


def test_dari_falls_back_to_persian_before_english(library: Library) -> None:
    answer = library.answer("emergency.opioid_overdose", language="prs")
    assert answer is not None and answer.language == "fa"


def test_a_language_without_the_answer_falls_back_to_english(library: Library) -> None:
    answer = library.answer("health.naloxone", language="fa")
    assert answer is not None and answer.language == "en"


def test_an_unknown_language_is_answered_in_english(library: Library) -> None:
    answer = library.answer("health.naloxone", language="xx")
    assert answer is not None and answer.language == "en"


def test_points_come_in_the_english_order(library: Library) -> None:
    answer = library.answer("emergency.opioid_overdose", language="fa")
    assert answer is not None and [point.name for point in answer.points] == ["wake", "naloxone"]


def test_an_answer_carries_its_sources_and_dates(library: Library) -> None:
    answer = library.answer("substance.ghb.about", language="nl")
    assert answer is not None and [source.key for source in answer.sources] == ["who_overdose"]
    assert (answer.checked, answer.check_again) == (date(2026, 11, 22), date(2027, 5, 22))


def test_a_topic_without_text_has_no_answer(library: Library) -> None:
    assert library.answer("substance.heroin.about", language="en") is None


def test_the_law_of_a_country_is_told_only_in_that_country(library: Library) -> None:
    dutch = library.answer("rights.emergency_care", language="nl", country="NL")
    assert dutch is not None and dutch.country == "NL" and dutch.verify
    assert library.answer("rights.emergency_care", language="nl", country="FR") is None


def test_a_mix_is_the_same_in_any_order(library: Library) -> None:
    assert library.mix("ghb", "alcohol") == library.mix("alcohol", "ghb")
    assert library.mix("ghb", "ghb") is None


def test_a_mix_is_told_with_both_names_and_the_whole_reason(library: Library) -> None:
    answer = library.mix_answer("ghb", "alcohol", language="fa")
    assert answer is not None and answer.title == "Alcohol + GHB: can kill"
    assert answer.lead.endswith("Both slow the breathing.")
    assert answer == library.answer("mix.alcohol+ghb", language="fa")


def test_a_text_falls_back_to_english(library: Library) -> None:
    assert library.text("ui.buttons.back", language="nl") == "Terug"
    assert library.text("ui.buttons.back", language="fa") == "Back"


def test_a_text_that_nobody_wrote_is_an_error(library: Library) -> None:
    with pytest.raises(ContentError, match=r"ui\.buttons\.none"):
        library.text("ui.buttons.none", language="nl")


def test_a_label_that_nobody_wrote_is_the_id(library: Library) -> None:
    assert library.label("substances", "ghb", language="fa") == "GHB"
    assert library.label("substances", "lsd", language="fa") == "lsd"


def test_a_place_has_at_least_its_english_name(library: Library) -> None:
    assert library.label("cities", "amsterdam", language="fa") == "Amsterdam"


def test_a_dispatcher_hears_only_their_own_language(library: Library) -> None:
    greek = library.dispatcher("emergency.seizure", "el")
    assert greek is not None and greek.latin == "Kápios échi spasmoús."
    assert library.dispatcher("emergency.seizure", "nl") is None


def test_a_country_is_found_in_any_case(library: Library) -> None:
    country = library.country("nl")
    assert country is not None and country.emergency_number == "112"
    assert library.country("XX") is None and library.country(None) is None


def test_phone_lines_come_in_the_order_of_the_topic(library: Library) -> None:
    lines = library.lines("emergency.opioid_overdose", "NL")
    assert [line.number for line in lines] == ["113", "0800 2000"]
    assert library.lines("emergency.opioid_overdose", None) == ()


def test_a_name_may_mean_two_substances(library: Library) -> None:
    assert library.names("en")["brown"] == ("ghb", "heroin")
    assert [(entry.name, entry.ask) for entry in library.ambiguous] == [("brown", "after")]


def test_the_comma_of_a_chemical_name_separates_nothing(library: Library) -> None:
    assert library.names("en")["1,4-BDO"] == ("ghb",)


def test_dari_knows_the_persian_names_but_not_the_english_ones(library: Library) -> None:
    assert library.names("prs")["gard"] == ("heroin",)
    assert "booze" not in library.names("prs")


def test_all_names_are_those_of_every_language(library: Library) -> None:
    assert {"booze", "bruin", "gard"} <= set(library.all_names())


def test_places_are_countries_and_cities(library: Library) -> None:
    assert library.places["amsterdam"].centre == (52.37, 4.89)
    assert library.places["NL"].also_written == ("Nederland", "هلند")


def test_a_sentence_for_the_desk_is_in_exactly_the_language_asked_for(library: Library) -> None:
    english, dutch = (library.desk("rights.emergency_care", "nl", language) for language in ("en", "nl"))
    assert english == ("I need a doctor, please.", None)
    assert dutch and dutch.text.startswith("Ik heb")
    assert library.desk("rights.emergency_care", "NL", "fa") is None


def test_an_answer_about_rights_has_laws_and_people_to_ask(library: Library) -> None:
    answer = library.answer("rights.emergency_care", language="en", country="NL")
    assert answer is not None and answer.laws == ("Health Act art. 1",)
    contacts = library.evidence["rights.emergency_care@nl"].contacts
    assert [contact.number for contact in contacts] == ["+31 20 682 2660", "113", ""]
    assert contacts[2].url == "https://example.org/"
