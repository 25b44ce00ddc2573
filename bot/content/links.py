"""Which topics follow an answer, which stands in for it, which phone lines belong to it: facts/topics.yml.

A rule's name is a topic id in which `*` stands for any part and `<opioid>` for a substance of that class (in a mix:
for either of the two). The rule with the fewest wildcards wins, each field for itself. In a topic that a rule names,
`<substance>` is the substance of the question, `<first>` and `<second>` are those of a mix.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from bot.content.topics import Taxonomy, Topic
from bot.content.tree import Group

FIELDS = ("next", "nearest", "lines")


@dataclass(frozen=True)
class Links:
    """What belongs to each topic."""

    next: Mapping[str, tuple[str, ...]]
    nearest: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, tuple[str, ...]]


def read_links(root: Group, taxonomy: Taxonomy) -> Links:
    """Return the links of every topic that a rule speaks about."""
    rules = dict(sorted(root.groups(), key=lambda rule: _width(rule[0])))
    ranks = {pattern: rank for rank, pattern in enumerate(rules)}
    found: dict[str, dict[str, tuple[str, ...]]] = {field: {} for field in FIELDS}
    for topic in taxonomy.by_id.values():
        fits = rules_of(topic, taxonomy.classes) & ranks.keys()
        fitting = [rules[pattern] for pattern in sorted(fits, key=ranks.__getitem__)]
        for field in FIELDS:
            entries = next((rule.texts(field) for rule in fitting if field in rule.entries), ())
            wanted = tuple(replaced(entry, topic) for entry in entries)
            found[field][topic.id] = tuple(entry for entry in wanted if entry != topic.id)
    return Links(found["next"], found["nearest"], found["lines"])


def rules_of(topic: Topic, classes: Mapping[str, str]) -> set[str]:
    """Return the names of all rules that would speak about a topic."""
    group, *rest = topic.id.split(".")
    names = [[part, "*"] for part in rest]
    names[0][1:1] = [f"<{classes[substance]}>" for substance in topic.substances]
    return {".".join((group, *parts)) for parts in product(*names)}


def replaced(entry: str, topic: Topic) -> str:
    """Return a topic that a rule names, with the substances of the question."""
    for holder, name in zip(_holders(topic.substances), topic.substances, strict=False):
        entry = entry.replace(holder, name)
    return entry


def _holders(substances: tuple[str, ...]) -> Iterable[str]:
    return ("<substance>",) if len(substances) == 1 else ("<first>", "<second>")


def _width(pattern: str) -> tuple[int, int]:
    parts = pattern.split(".")
    return parts.count("*"), pattern.count("<")
