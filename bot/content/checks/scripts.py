"""A text is written in the script of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.checks.view import View, Words
from bot.content.fill import PLACEHOLDER
from bot.content.models import Language
from bot.content.problems import Problem

SCRIPTS = {
    "Latin": "A-Za-zÀ-ɏḀ-ỿ",
    "Greek": "Ͱ-Ͽἀ-῿",
    "Cyrillic": "Ѐ-ԯ",
    "Arabic": "؀-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-ﻼ",
    "Devanagari": "ऀ-ॿ",
    "Ethiopic": "ሀ-᎟ⶀ-ⷞꬁ-ꬮ",
    "Georgian": "Ⴀ-ჿᲐ-Ჿⴀ-ⴭ",
}
LETTERS = {name: re.compile(f"[{signs}]+") for name, signs in SCRIPTS.items()}
LETTER = re.compile(f"[{''.join(SCRIPTS.values())}]+")
ENOUGH = 12  # shorter texts may consist of names such as MDMA
INVISIBLE = re.compile("[\u00ad\u200b\u202a-\u202e\ufeff]")  # not the joiners that Persian needs
FOREIGN = {"fa": "يك", "prs": "يك", "ar": "یک", "uk": "ыэёъ", "ru": "іїєґ", "bg": "ыэё"}


def check(view: View) -> Iterator[Problem]:
    """Yield texts in another script, and letters of a neighbour language."""
    for words in view.words:
        language = view.library.languages.get(words.file.language)
        if language and not words.name.startswith("latin."):
            yield from _text(words, language)


def _text(words: Words, language: Language) -> Iterator[Problem]:
    if words.text.isascii() and language.latin:
        return
    if found := INVISIBLE.search(words.text):
        yield words.problem(f"an invisible sign (U+{ord(found[0]):04X}) stands in '{words.name}': remove it")
    yield from _neighbours(words, language)
    yield from _script(words, language)


def _neighbours(words: Words, language: Language) -> Iterator[Problem]:
    foreign = FOREIGN.get(language.code)
    if foreign and (found := [letter for letter in foreign if letter in words.text]):
        yield words.problem(f"'{found[0]}' is not a letter of {language.english}: check '{words.name}'", "warning")


def _names_things(words: Words) -> bool:
    """Say whether a point of an answer about rights may hold what is said or written in that country."""
    return words.file.kind == "rights" and ".points." in words.name


def _script(words: Words, language: Language) -> Iterator[Problem]:
    text = PLACEHOLDER.sub("", words.text)
    letters = sum(map(len, LETTER.findall(text)))
    own = sum(map(len, LETTERS.get(language.script, LETTER).findall(text)))
    if letters >= ENOUGH and own * 2 < letters and not _names_things(words):
        yield words.problem(f"'{words.name}' is not in {language.script} letters: is it {language.english}?")
