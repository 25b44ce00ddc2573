"""Every pair of substances has a known level and mechanism, and both have words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.limits import CONFIDENCE, LEVELS
from bot.content.problems import Problem
from bot.content.topics import MIX
from bot.content.tree import Group

FACTS, TEXTS = "facts/mixes.yml", "text/en/mixes.yml"


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong with the pairs."""
    path, root = view.fact(FACTS)
    for pair, entry in root.groups():
        yield from (Problem(path, entry.line, message) for message in _mistakes(view, pair, entry))
    for topic in view.library.topics.of_group(MIX):
        if topic not in view.library.mixes:
            yield Problem(path, 1, f"the pair '{topic.partition('.')[2]}' is missing: add its level")
    yield from _words(view, root)


def _mistakes(view: View, pair: str, entry: Group) -> Iterator[str]:
    if not view.library.topics.exists(f"{MIX}.{pair}"):
        yield f"'{pair}' is not a pair: write two substances of taxonomy.yml in alphabetical order, with + between them"
    if entry.text("level") not in LEVELS:
        yield f"'{pair}' has the level '{entry.text('level')}': use {', '.join(LEVELS)}"
    if not entry.text("mechanism"):
        yield f"'{pair}' has no mechanism: say why it is risky"
    if not entry.texts("sources"):
        yield f"'{pair}' has no source: add one of facts/sources.yml"
    if entry.text("confidence") not in CONFIDENCE:
        yield f"the confidence of '{pair}' is '{entry.text('confidence')}': only {' or '.join(CONFIDENCE)} is shown"


def _words(view: View, root: Group) -> Iterator[Problem]:
    path, texts = view.fact(TEXTS)
    if not root.entries:
        return
    for part, field in (("levels", "level"), ("mechanisms", "mechanism")):
        used = dict.fromkeys(entry.text(field) for _, entry in root.groups())
        for name in used:
            if name and name not in texts.group(part).entries:
                yield Problem(path, texts.group(part).line, f"'{part}.{name}' is missing: facts/mixes.yml uses it")
