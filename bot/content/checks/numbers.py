"""Numbers are the same as in English: a wrong one can harm somebody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bot.content.checks.view import View, Words
from bot.content.problems import Problem

NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
SPELLED = {
    "one": "1", "once": "1", "half": "0.5", "two": "2", "twice": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "fifteen": "15", "twenty": "20", "thirty": "30", "first": "1", "second": "2", "third": "3",
}  # fmt: skip
THOUSANDS = re.compile(r"\.(?=\d{3}(?:\D|$))")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[a-z]+")


def check(view: View) -> Iterator[Problem]:
    """Yield numbers that English does not have, and English numbers that a translation lacks."""
    numbers = cache(numbers_in)
    for words in view.words:
        if words.original is None or not words.file.translated or _is_collected(words):
            continue
        if DIGIT.search(words.text) or DIGIT.search(words.original):
            yield from _compare(words, words.original, numbers_in(words.text), numbers(words.original))


def _is_collected(words: Words) -> bool:
    """Say whether words are short names or what people type: these are no translations."""
    return words.file.kind == "labels" or words.name.startswith("orders.")


def _compare(words: Words, original: str, own: frozenset[str], english: frozenset[str]) -> Iterator[Problem]:
    if own == english:
        return
    spelled = {SPELLED[word] for word in WORD.findall(original.lower()) if word in SPELLED}
    for number in sorted(own - english - spelled):
        yield words.problem(f"'{words.name}' has the number {number}, English has not: \"{original}\"")
    for number in sorted(english - own):
        yield words.problem(f"'{words.name}' lacks the number {number} of English: \"{original}\"", "warning")


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text in Western digits, without thousands separators."""
    return frozenset(THOUSANDS.sub("", _western(found)) for found in NUMBER.findall(text))


def _western(number: str) -> str:
    if number.isascii():
        return number.replace(",", ".")
    return "".join(str(unicodedata.decimal(sign, ".")) for sign in number)
