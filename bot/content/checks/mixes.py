"""Every pair of substances, and every pair with a medicine, has a known level and mechanism, and both have words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content.checks.view import View
from bot.content.limits import CONFIDENCE, LEVELS
from bot.content.problems import Problem
from bot.content.topics import MIX
from bot.content.tree import Group

FACTS, MEDICINES, TEXTS = "facts/mixes.yml", "facts/medicines.yml", "text/en/mixes.yml"

PAIR = "write two substances of taxonomy.yml in alphabetical order, with + between them"


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong with the pairs."""
    path, root = view.fact(FACTS)
    for pair, entry in root.groups():
        if not view.library.topics.exists(f"{MIX}.{pair}"):
            yield Problem(path, entry.line, f"'{pair}' is not a pair: {PAIR}")
        yield from (Problem(path, entry.line, message) for message in _mistakes(pair, entry))
    for topic in view.library.topics.of_group(MIX):
        if topic not in view.library.mixes:
            yield Problem(path, 1, f"the pair '{topic.partition('.')[2]}' is missing: add its level")
    yield from _words(view, FACTS, dict(root.groups()))
    yield from _medicines(view)


def _medicines(view: View) -> Iterator[Problem]:
    path, root = view.fact(MEDICINES)
    known = (*view.library.topics.classes, *view.library.medicines)
    pairs: dict[str, Group] = {}
    for name, medicine in root.groups():
        if not view.library.topics.exists(medicine.text("topic")):
            yield Problem(path, medicine.line, f"'{name}' has no topic: write one of taxonomy.yml")
        for other, entry in medicine.group("mixes").groups():
            if other not in known:
                yield Problem(
                    path, entry.line, f"there is no '{other}' to mix with '{name}': use an id of taxonomy.yml"
                )
            pairs[f"{name}+{other}"] = entry
            yield from (Problem(path, entry.line, message) for message in _mistakes(f"{name}+{other}", entry))
    yield from _words(view, MEDICINES, pairs)


def _mistakes(pair: str, entry: Group) -> Iterator[str]:
    if entry.text("level") not in LEVELS:
        yield f"'{pair}' has the level '{entry.text('level')}': use {', '.join(LEVELS)}"
    if not entry.text("mechanism"):
        yield f"'{pair}' has no mechanism: say why it is risky"
    if not entry.texts("sources"):
        yield f"'{pair}' has no source: add one of facts/sources.yml"
    if entry.text("confidence") not in CONFIDENCE:
        yield f"the confidence of '{pair}' is '{entry.text('confidence')}': only {' or '.join(CONFIDENCE)} is shown"


def _words(view: View, file: str, pairs: Mapping[str, Group]) -> Iterator[Problem]:
    path, texts = view.fact(TEXTS)
    for part, field in (("levels", "level"), ("mechanisms", "mechanism")):
        used = dict.fromkeys(entry.text(field) for entry in pairs.values())
        for name in used:
            if name and name not in texts.group(part).entries:
                yield Problem(path, texts.group(part).line, f"'{part}.{name}' is missing: {file} uses it")
