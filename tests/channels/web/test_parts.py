"""What the page carries, how fast one may go, what the words are made of."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.pace import BURST, SECONDS, Pace
from bot.channels.web.transcript import LONGEST, TURNS, Exchange, Sealer
from bot.content.library import Library
from bot.messages import Button, Reply
from bot.web_words import WebWords

SEALER = Sealer(b"k" * 32)


def exchange(said: str, answered: str = "yes") -> Exchange:
    return Exchange(said, (Reply(answered, (Button("More", "more"),), "ar", titled=True, urgent=True),))


@given(st.lists(st.text(max_size=100), max_size=5))
def test_a_page_gets_back_the_last_exchanges_that_it_carried(said: list[str]) -> None:
    exchanges = tuple(map(exchange, said))
    assert SEALER.open("c", SEALER.seal("c", exchanges)) == exchanges[-TURNS:]


def test_a_transcript_stays_small_by_leaving_out_the_oldest() -> None:
    noise = ["".join(chr(0x600 + byte) for byte in random.Random(seed).randbytes(4000)) for seed in range(3)]
    sealed = SEALER.seal("c", list(map(exchange, noise)))
    assert len(sealed) <= LONGEST
    assert len(SEALER.open("c", sealed)) < 3


@pytest.mark.parametrize("sealed", ["", "A", "====", "é", "A" * 100, SEALER.seal("other", [exchange("x")])])
def test_a_transcript_that_is_not_ours_is_empty(sealed: str) -> None:
    assert SEALER.open("c", sealed) == ()


def test_a_conversation_that_was_too_fast_may_go_on_after_a_while() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    assert [pace.too_fast("c") for _ in range(BURST + 1)] == [False] * BURST + [True]
    now = SECONDS + 0.1
    assert [pace.too_fast("c") for _ in range(2)] == [False, True]
    assert not pace.too_fast("other")


@pytest.mark.parametrize("language", ["en", "nl", "ar", "fa", "fr", "de", "es", "el", "tr", "ru", "uk", "pl"])
def test_every_complete_language_has_its_own_words_of_the_page(library: Library, language: str) -> None:
    english, own = (library.texts[code].strings for code in ("en", language))
    assert {path for path in english if path.startswith("web.")} <= own.keys()


def test_the_words_know_the_number_of_the_country(library: Library) -> None:
    words = WebWords(lambda: library, country="GB")
    assert "999" in words("en", "").steps.text and "112" in words("en", "NL").steps.text
    assert words("prs", "").language.code == "prs" and words("xx", "").language.code == "en"
