"""The words that tell of an emergency: what is misspelled in their form would never be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.checks.view import TextFile, View
from bot.content.problems import Problem
from bot.content.texts import WORDS
from bot.content.tree import Group, Text

GROUPS, CERTAIN, MAYBE, UNLESS = "words", "certain", "maybe", "unless"
EXCEPT = ("any", "question")
GROUP = re.compile(r"<([^<>]*)>")
ALONE = re.compile(r"(?:^|(?<=[\s,|]))<[^<>]*>(?=$|[\s,|])")


def check(view: View) -> Iterator[Problem]:
    """Yield unknown groups of words, unknown emergencies, and signs that would be taken for words."""
    emergencies = {topic.partition(".")[2] for topic in view.library.topics.of_group("emergency")}
    allowed = {CERTAIN: emergencies, MAYBE: emergencies, UNLESS: emergencies | set(EXCEPT)}
    for file in view.collected:
        if file.stem == WORDS:
            yield from _parts(file, allowed)
            yield from _entries(file, set(file.root.group(GROUPS).entries))


def _parts(file: TextFile, allowed: dict[str, set[str]]) -> Iterator[Problem]:
    for part, node in file.root.entries.items():
        if part not in (GROUPS, *allowed):
            yield file.problem(node.line, f"there is no part '{part}': use {', '.join((GROUPS, *allowed))}")
        elif part in allowed and isinstance(node, Group):
            for name, entry in node.entries.items():
                if name not in allowed[part]:
                    yield file.problem(entry.line, f"there is no emergency '{name}': use a name of taxonomy.yml")


def _entries(file: TextFile, groups: set[str]) -> Iterator[Problem]:
    for part, node in file.root.entries.items():
        for entry in node.entries.values() if isinstance(node, Group) and part != GROUPS else ():
            if isinstance(entry, Text):
                yield from (file.problem(entry.line, message) for message in _wrong(entry.value, groups))


def _wrong(text: str, groups: set[str]) -> Iterator[str]:
    for name in dict.fromkeys(GROUP.findall(text)):
        if name not in groups:
            yield f"there is no group <{name}>: add it under words, or use one of them"
    for word in dict.fromkeys(re.findall(r"[^\s,|]*[<>][^\s,|]*", ALONE.sub("", text))):
        yield f"'{word}': a group stands alone, as in '<name>' or '<name>|word'"
