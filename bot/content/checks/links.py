"""What is offered after an answer exists."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.limits import LINE_KINDS
from bot.content.links import FIELDS, rules_of
from bot.content.problems import Problem
from bot.content.tree import Group

PATH = "facts/topics.yml"


def check(view: View) -> Iterator[Problem]:
    """Yield rules for no topic, and links to no topic."""
    path, root = view.fact(PATH)
    topics = view.library.topics
    spoken = {pattern for topic in topics.by_id.values() for pattern in rules_of(topic, topics.classes)}
    for pattern, rule in root.groups():
        if pattern not in spoken:
            yield Problem(path, rule.line, f"'{pattern}' fits no topic: use names of taxonomy.yml, * or <class>")
        yield from (Problem(path, rule.line, message) for message in _rule(view, rule))


def _rule(view: View, rule: Group) -> Iterator[str]:
    for field in rule.entries:
        if field not in FIELDS:
            yield f"a rule has no '{field}': use {', '.join(FIELDS)}"
    for topic in (*rule.texts("next"), *rule.texts("nearest")):
        if not _exists(view, topic):
            yield f"there is no topic '{topic}': use a name of taxonomy.yml"
    for kind in rule.texts("lines"):
        if kind not in LINE_KINDS:
            yield f"'{kind}' is not a kind of phone line: use {', '.join(LINE_KINDS)}"


def _exists(view: View, topic: str) -> bool:
    some = next(iter(view.library.topics.substances), "")
    for holder in ("<substance>", "<first>", "<second>"):
        topic = topic.replace(holder, some)
    return view.library.topics.exists(topic)
