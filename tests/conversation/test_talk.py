"""Whole turns, with the trained model, Rasa and a real Redis."""

from __future__ import annotations

import pytest

from bot.messages import Kind, Location
from tests.conversation.conftest import Ask


async def test_a_question_gets_its_answer(ask: Ask) -> None:
    turn = await ask("what does ghb do to you")
    assert turn.topic == "substance.ghb.about"
    assert turn.replies[0].text.startswith("What GHB does")


async def test_a_follow_up_is_about_the_substance_named_before(ask: Ask) -> None:
    await ask("what does ketamine do")
    assert (await ask("how long does it last?")).topic == "substance.ketamine.about"


async def test_and_with_alcohol_is_a_mix_with_what_was_named_before(ask: Ask) -> None:
    await ask("what does ghb do to you")
    assert (await ask("and with alcohol?")).topic == "mix.alcohol+ghb"


async def test_two_substances_are_a_mix(ask: Ask) -> None:
    assert (await ask("can i take cocaine and heroin together")).topic == "mix.cocaine+heroin"


async def test_of_three_substances_the_most_dangerous_pair_comes_first(ask: Ask) -> None:
    turn = await ask("is it ok to mix cannabis, heroin and alcohol")
    assert turn.topic == "mix.alcohol+heroin"
    assert "most dangerous pair" in turn.replies[0].text


async def test_a_substance_question_without_substance_asks_which(ask: Ask) -> None:
    asked = await ask("how long does it last?")
    assert asked.topic is None and asked.suggestions[0].endswith(".about")
    assert (await ask("ghb")).topic == "substance.ghb.about"


async def test_an_ambiguous_name_asks_which_is_meant(ask: Ask) -> None:
    turn = await ask("what does crystal do to you")
    assert turn.topic is None
    assert set(turn.suggestions) == {"substance.methamphetamine.about", "substance.mephedrone.about"}


async def test_a_button_goes_past_the_classifier(ask: Ask) -> None:
    turn = await ask(payload="substance.captagon.safer_use")
    assert turn.topic == "substance.captagon.safer_use" and turn.confidence == 1.0


@pytest.mark.parametrize("word", ["again", "more"])
async def test_again_and_more_go_on_about_the_last_answer(ask: Ask, word: str) -> None:
    await ask("what does ghb do to you")
    turn = await ask(word)
    assert "GHB" in turn.replies[0].text


async def test_a_wrong_answer_offers_what_else_could_be_meant_and_a_person(ask: Ask) -> None:
    await ask("what does ghb do to you")
    turn = await ask(payload="wrong")
    assert turn.topic == "chat.negative_feedback"
    assert "substance.ghb.about" not in turn.suggestions
    assert "chat.human" in [button.payload for button in turn.replies[0].buttons]


async def test_start_shows_the_emergency_and_the_languages(ask: Ask) -> None:
    turn = await ask(payload="chat.greet", country="NL")
    payloads = [button.payload for button in turn.replies[0].buttons]
    assert payloads[0] == "emergency" and payloads[-1] == "languages:1"
    assert {"language:en", "language:nl", "language:ar", "language:fa"} <= set(payloads)


async def test_a_chosen_language_is_kept(ask: Ask) -> None:
    await ask(payload="language:ar")
    turn = await ask(payload="health.naloxone")
    assert turn.answer_language == "ar"


async def test_a_single_drug_name_does_not_change_the_language(ask: Ask) -> None:
    await ask(payload="language:nl")
    assert (await ask("heroin")).answer_language == "nl"


async def test_who_changes_language_is_answered_in_it_and_told_how_to_keep_the_old(ask: Ask) -> None:
    await ask("what does ghb do to you")
    turn = await ask("ik wil graag weten hoe lang cocaïne in je lichaam blijft werken")
    assert turn.answer_language == "nl"
    assert "keep:en" in [button.payload for button in turn.replies[-1].buttons]


async def test_keeping_a_language_holds_against_later_messages(ask: Ask) -> None:
    await ask("what does ghb do to you")
    await ask(payload="keep:en")
    turn = await ask("ik wil graag weten hoe lang cocaïne in je lichaam blijft werken")
    assert turn.answer_language == "en"


async def test_an_emergency_uses_the_country_that_was_named(ask: Ask) -> None:
    await ask("i am in athens")
    turn = await ask("he is blue and not breathing")
    assert turn.urgent and "Ένα" in turn.replies[1].text


async def test_a_location_sets_the_city_and_says_that_it_is_not_kept(ask: Ask) -> None:
    await ask(kind=Kind.LOCATION, location=Location(52.52, 13.4))
    turn = await ask("my friend passed out")
    assert "Person" in turn.replies[1].text and turn.urgent


@pytest.mark.parametrize("city", ["berlin", "Berlin "])
async def test_the_city_that_the_channel_knows_needs_no_question(ask: Ask, city: str) -> None:
    assert "Berlin" in (await ask("where can i get clean needles", city=city)).replies[0].text


async def test_a_city_that_nobody_knows_or_of_another_country_is_asked_for(ask: Ask) -> None:
    for city, country in (("atlantis", ""), ("berlin", "NL")):
        assert "city" in (await ask("where can i get clean needles", city=city, country=country)).replies[0].text


async def test_what_a_person_says_of_where_they_are_goes_before_what_the_channel_knows(ask: Ask) -> None:
    await ask("i am in athens")
    assert "Berlin" not in (await ask("where can i get clean needles", city="berlin")).replies[0].text


@pytest.mark.parametrize(
    "kind", [Kind.VOICE, Kind.PHOTO, Kind.STICKER, Kind.CONTACT, Kind.DOCUMENT, Kind.OTHER, Kind.GROUP]
)
async def test_every_kind_of_message_gets_a_reply(ask: Ask, kind: Kind) -> None:
    assert (await ask(kind=kind)).replies[0].text


@pytest.mark.parametrize("text", ["", " ", "???", "🤷", "asdkjh qwe", "\u200b", "x" * 5000])
async def test_whatever_is_written_gets_a_reply_with_the_emergency_in_reach(ask: Ask, text: str) -> None:
    turn = await ask(text)
    assert "emergency" in [button.payload for button in turn.replies[-1].buttons]


async def test_forget_deletes_and_says_so(ask: Ask) -> None:
    await ask(payload="language:nl")
    assert (await ask(payload="chat.forget_me")).topic == "chat.forget_me"
    assert (await ask(payload="health.naloxone")).answer_language == "en"


async def test_an_unknown_payload_is_not_silent(ask: Ask) -> None:
    assert (await ask(payload="nonsense:1")).replies


async def test_a_name_alone_is_a_question_about_it(ask: Ask) -> None:
    assert (await ask("heroin")).topic == "substance.heroin.about"
    turn = await ask("crystal")
    assert turn.topic is None and set(turn.suggestions) >= {"substance.methamphetamine.about"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "sorry"),
        ("nl", "klaar"),
        ("fr", "top"),
        ("it", "prego"),
        ("el", "oxi"),
        ("ar", "لا"),
        ("fa", "خداحافظ"),
        ("ru", "мне лучше"),
        ("so", "waan daalay"),
        ("am", "ቤት ነኝ"),
    ],
)
async def test_what_people_say_every_day_is_no_emergency_and_no_drug(ask: Ask, language: str, text: str) -> None:
    turn = await ask(text, language=language)
    assert turn.replies and not turn.urgent
    assert turn.topic is None or turn.topic.startswith("chat.")


@pytest.mark.parametrize(("language", "text"), [("en", "what is the capital of france"), ("ar", "شو عاصمة فرنسا")])
async def test_who_writes_on_after_an_emergency_is_not_turned_away(ask: Ask, language: str, text: str) -> None:
    steps = await ask(payload="emergency.opioid_overdose", language=language, country="NL")
    after = await ask(text, language=language, country="NL")
    assert after.topic == "chat.out_of_scope" and "112" in after.replies[0].text
    assert [button.payload for button in after.replies[0].buttons] == ["emergency", steps.topic, "chat.human"]


async def test_a_medicine_is_answered_by_its_name_and_with_a_drug(ask: Ask) -> None:
    assert "ritonavir" in (await ask("is ritonavir dangerous with party drugs")).replies[0].text
    assert (await ask("can i take ghb with cobicistat")).topic == "substance.ghb.mixing"
