"""Placeholders are known, allowed in their file, and the same as in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.checks.view import View, Words
from bot.content.fill import PLACEHOLDER
from bot.content.limits import PLACEHOLDERS
from bot.content.problems import Problem

ANY = re.compile(r"\{[^{}]*\}?|\}")


def check(view: View) -> Iterator[Problem]:
    """Yield placeholders that would be shown as they are, and those that a translation lost."""
    for words in view.words:
        if "{" in words.text or "}" in words.text:
            yield from _unknown(words)
        if words.original is not None and words.file.translated and (words.text or words.original):
            yield from _unequal(words, words.original)


def _unknown(words: Words) -> Iterator[Problem]:
    allowed = PLACEHOLDERS.get(words.file.kind, ())
    for found in ANY.findall(words.text):
        if not PLACEHOLDER.fullmatch(found):
            yield words.problem(f"'{found}' is not a placeholder: write it like {{emergency_number}}")
        elif found[1:-1] not in allowed:
            known = ", ".join(f"{{{name}}}" for name in allowed) or "none"
            yield words.problem(f"'{found}' cannot stand in this file; possible here: {known}")


def _unequal(words: Words, original: str) -> Iterator[Problem]:
    if "{" not in words.text and "{" not in original:
        return
    own, english = set(PLACEHOLDER.findall(words.text)), set(PLACEHOLDER.findall(original))
    for name in sorted(english - own):
        yield words.problem(f"'{words.name}' has lost {{{name}}}. English: \"{original}\"")
    for name in sorted(own - english):
        yield words.problem(f"'{words.name}' has {{{name}}}, English has not: remove it")
