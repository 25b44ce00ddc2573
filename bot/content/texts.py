"""The words of one language: strings, wordings of answers, street names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.files import Files
from bot.content.models import Point, Texts, Wording
from bot.content.tree import Group, Node, Text

CHAT = "chat"
ANY = "any"  # the file of rights that holds for countries without one
ANSWER_FILES = ("emergency", "safer_use", "health", CHAT)
COMMA = re.compile(r"(?<!\d),|,(?!\d)|،")  # not the one in 1,4-BDO
NAMES, MIXES = "names", "mixes"
WORDS, RULES, CONCEPTS = "emergency_words", "name_rules", "concepts"
COLLECTED = (NAMES, WORDS, RULES, CONCEPTS)  # how people say things: not translated, and in no forbidden words


def read_texts(files: Files, language: str) -> Texts:
    """Return the texts of a language's folder."""
    strings: dict[str, str] = {}
    wordings: dict[str, Wording] = {}
    names: dict[str, tuple[str, ...]] = {}
    for path, document in files.under(f"text/{language}"):
        stem = path[len(f"text/{language}/") : -len(".yml")]
        if stem == NAMES:
            names = {substance: names_in(node) for substance, node in document.root.entries.items()}
        else:
            found = {topic: wording_of(group) for topic, _, group in answers_in(stem, document.root)}
            wordings.update(found)
            if not found or stem in (MIXES, CHAT):
                strings.update(_strings(document.root, stem))
    return Texts(strings, wordings, names)


def answers_in(stem: str, root: Group) -> Iterator[tuple[str, str, Group]]:
    """Yield the answers of a file: id, name in the file, words; `stem` is the path without language and ending.

    Answers of one country have its code behind their id: `rights.shelter@nl`.
    """
    if stem == MIXES:
        yield from _mixes_in(root)
    folder, _, name = stem.rpartition("/")
    for key, group in root.groups():
        if folder == "substances":
            yield f"substance.{name}.{key}", key, group
        elif folder == "rights":
            yield rights_id(key, name), key, group
        elif stem in ANSWER_FILES:
            yield f"{stem}.{key}", key, group


def _mixes_in(root: Group) -> Iterator[tuple[str, str, Group]]:
    for level, group in root.group("levels").groups():
        yield level_id(level), f"levels.{level}", group
    for mechanism, node in root.group("mechanisms").entries.items():
        yield mechanism_id(mechanism), f"mechanisms.{mechanism}", Group({"lead": node}, node.line)


def country_id(topic: str, country: str) -> str:
    """Return the id under which the answer of one country is kept."""
    return f"{topic}@{country.lower()}" if country else topic


def rights_id(name: str, file: str) -> str:
    """Return the id of an answer in a file of rights: that of a country, or `any`."""
    return country_id(f"rights.{name}", "" if file == ANY else file)


def level_id(level: str) -> str:
    """Return the id under which the words of a level of mixes are kept."""
    return f"mix.level.{level}"


def mechanism_id(mechanism: str) -> str:
    """Return the id under which the words of a mechanism of mixes are kept."""
    return f"mix.mechanism.{mechanism}"


def wording_of(group: Group) -> Wording:
    """Return the words of an answer."""
    points, never = _points(group.group("points")), _points(group.group("never"))
    return Wording(group.text("title"), group.text("lead"), points, never)


def _points(group: Group) -> tuple[Point, ...]:
    return tuple(Point(name, node.value) for name, node in group.entries.items() if isinstance(node, Text))


def names_in(node: Node) -> tuple[str, ...]:
    """Return the names between the commas of a line of names.yml."""
    line = node.value if isinstance(node, Text) else ""
    return tuple(dict.fromkeys(name.strip() for name in COMMA.split(line) if name.strip()))


def _strings(group: Group, prefix: str) -> Iterator[tuple[str, str]]:
    for name, node in group.entries.items():
        if isinstance(node, Text):
            yield f"{prefix}.{name}", node.value
        elif isinstance(node, Group):
            yield from _strings(node, f"{prefix}.{name}")
