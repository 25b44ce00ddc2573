"""Words that hurt: facts/forbidden_words.yml says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.problems import Problem
from bot.content.tree import Group, Text

PATH = "facts/forbidden_words.yml"


def check(view: View) -> Iterator[Problem]:
    """Yield texts with such words."""
    path, root = view.fact(PATH)
    lists = {language: _better(words) for language, words in root.groups()}
    for language, words in root.groups():
        if language not in view.library.languages:
            yield Problem(path, words.line, f"the language '{language}' is not in languages.yml: add it there")
    patterns = {language: _pattern(better) for language, better in lists.items()}
    for text in view.words:
        pattern = patterns.get(text.file.language)
        for found in pattern.finditer(text.text) if pattern else ():
            better = _instead(lists[text.file.language], found[0])
            yield text.problem(f"'{found[0]}' hurts people: write {better}")


def _better(words: Group) -> dict[str, str]:
    return {name: node.value for name, node in words.entries.items() if isinstance(node, Text)}


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    """Return what finds whole words; `*` at the end stands for any ending."""
    return re.compile(rf"\b(?:{'|'.join(map(_one, words))})\b", re.IGNORECASE)


def _one(word: str) -> str:
    return re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")


def _instead(words: dict[str, str], found: str) -> str:
    fitting = (better for word, better in words.items() if re.fullmatch(_one(word), found, re.IGNORECASE))
    return f'"{next(fitting, "")}"'
