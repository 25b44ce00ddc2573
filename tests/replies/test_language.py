"""Every language at the door."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.library import Library
from bot.content.models import Answer
from bot.replies import buttons
from bot.replies.language import unspoken
from bot.replies.voice import Voice


@pytest.fixture
def all_offered(library: Library) -> Library:
    """The content, as if every language had its emergencies."""
    english = [(topic, library.answers["en", topic]) for topic in library.topics.of_group("emergency")]
    more: dict[tuple[str, str], Answer] = {(code, key): text for code in library.languages for key, text in english}
    return replace(library, answers={**library.answers, **more})


def shown(voice: Voice, page: int = 0) -> list[str]:
    return [button.payload for button in buttons.languages(voice, page)]


def test_the_language_of_the_conversation_comes_first_then_those_of_the_country(all_offered: Library) -> None:
    assert shown(Voice(all_offered, "so", "NL"))[:4] == ["language:so", "language:nl", "language:en", "language:ar"]
    assert shown(Voice(all_offered, "so", "DE"))[1] == "language:de"


def test_more_languages_than_fit_a_screen_come_in_pages_that_end_at_the_first(all_offered: Library) -> None:
    voice = Voice(all_offered, "en", "NL")
    pages = [shown(voice, page) for page in range(4)]
    assert all(len(page) <= 9 for page in pages) and pages[-1][-1] == "languages:0"
    listed = [payload for page in pages for payload in page[:-1]]
    assert sorted(listed) == sorted(f"language:{code}" for code in all_offered.languages)


def test_a_language_with_nothing_but_its_emergencies_is_offered(library: Library) -> None:
    needed = library.topics.of_group("emergency")
    some = library.with_answers("sv", {topic: library.answers["en", topic] for topic in needed[1:]})
    assert "sv" not in [language.code for language in some.offered]
    every = some.with_answers("sv", {needed[0]: library.answers["en", needed[0]]})
    assert "sv" in [language.code for language in every.offered]


def test_a_variant_is_offered_as_soon_as_its_base_is_complete(library: Library) -> None:
    assert "prs" in [language.code for language in library.offered]


@pytest.mark.parametrize(
    ("hint", "code"), [("pt-BR", "pt"), ("fa-AF", "prs"), ("ku", "kmr"), ("FA", "fa"), ("xx", None), ("", None)]
)
def test_what_a_channel_calls_a_language_is_the_first_guess(library: Library, hint: str, code: str | None) -> None:
    assert library.known_as(hint) == code


def test_a_language_that_we_do_not_speak_gets_the_list_in_words_of_several_languages(library: Library) -> None:
    turn = unspoken(Voice(library, "en", "NL"))
    lines = turn.replies[0].text.split("\n")
    assert "I do not speak that language yet. Which language do you want?" in lines
    assert len(lines) == len(set(lines)) >= 2 and "language:ar" in [
        button.payload for button in turn.replies[0].buttons
    ]
