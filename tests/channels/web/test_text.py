"""Plain text becomes blocks; nothing of it is lost, and only numbers that are phone numbers can be called."""

from __future__ import annotations

import re

import pytest

from bot.channels.web.text import Block, blocks
from bot.channels.web.words import Words
from bot.content.library import Library
from bot.messages import Reply
from bot.replies.answer import answer
from bot.replies.voice import Voice
from bot.web_words import WebWords


@pytest.fixture(scope="module")
def words(library: Library) -> Words:
    return WebWords(lambda: library)("en", "NL")


def addresses(text: str, words: Words) -> list[str]:
    found = blocks(Reply(text), words)
    return [piece.href for block in found for line in block.lines for piece in line.pieces if piece.href]


def plain(found: tuple[Block, ...]) -> str:
    return "".join(piece.text for block in found for line in block.lines for piece in line.pieces)


@pytest.mark.parametrize("language", ["en", "nl", "ar", "fa"])
def test_no_word_of_any_answer_is_lost(library: Library, language: str) -> None:
    words, voice = WebWords(lambda: library)(language, "NL"), Voice(library, language, "NL")
    for topic in list(library.topics.by_id)[:120]:
        for reply in answer(voice, topic).replies:
            bare = re.sub(r"^(• |\d{1,2}\. )", "", reply.text, flags=re.MULTILINE)
            assert plain(blocks(reply, words)) == bare.replace("\n", "")


def test_an_answer_has_a_title_a_list_and_notes(library: Library, words: Words) -> None:
    reply = answer(Voice(library, "en", "NL"), "substance.ghb.about").replies[0]
    assert [block.kind for block in blocks(reply, words)] == ["title", "text", "list", "note"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Call 112 now.", ["tel:112"]),
        ("• 113 Zelfmoordpreventie: 113 (day and night)", ["tel:113"]),
        ("Phone: 020 682 2660", ["tel:0206822660"]),
        (
            "Map: https://www.openstreetmap.org/?mlat=52.37&mlon=4.89.",
            ["https://www.openstreetmap.org/?mlat=52.37&mlon=4.89"],
        ),
        ("Take 113 mg, wait 30 to 60 minutes, 2026-11-22, 19:00-20:00", []),
        ("javascript:alert(1) http is a word", []),
    ],
)
def test_what_can_be_called_or_opened_is_a_link(words: Words, text: str, address: list[str]) -> None:
    assert addresses(text, words) == address


def test_a_line_in_the_other_direction_says_so(words: Words) -> None:
    text = "قل هذا:\nIemand ademt niet.\nGHB سائل شفاف"
    found = [line.direction for block in blocks(Reply(text, language="ar"), words) for line in block.lines]
    assert found == ["", "ltr", ""]
