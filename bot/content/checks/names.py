"""Street names belong to known substances; what means two of them is declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.limits import ASK
from bot.content.problems import Problem
from bot.content.texts import NAMES, names_in
from bot.content.tree import Group

PATH = "facts/ambiguous_names.yml"


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong in the names of all languages."""
    for language in view.files.text_languages:
        path, root = view.fact(f"text/{language}/{NAMES}.yml")
        yield from _file(view, language, path, root)
    yield from _ambiguous(view)


def _file(view: View, language: str, path: str, root: Group) -> Iterator[Problem]:
    declared = {entry.name.casefold() for entry in view.library.ambiguous if entry.language == language}
    owners: dict[str, list[str]] = defaultdict(list)
    for substance, node in root.entries.items():
        if substance not in view.library.topics.classes and substance not in view.library.medicines:
            message = f"there is no substance '{substance}': use an id of taxonomy.yml or facts/medicines.yml"
            yield Problem(path, node.line, message)
        names = names_in(node)
        if not names:
            yield Problem(path, node.line, f"'{substance}' has no names: write them with commas, or remove the line")
        for name in names:
            known = owners[name.casefold()]
            if known and name.casefold() not in declared:
                message = f"'{name}' is also a name of {known[0]}: remove one, or add it to {PATH}"
                yield Problem(path, node.line, message)
            known.append(substance)


def _ambiguous(view: View) -> Iterator[Problem]:
    path, root = view.fact(PATH)
    for language, names in root.groups():
        if language not in view.library.languages:
            yield Problem(path, names.line, f"the language '{language}' is not in languages.yml: add it there")
        for name, entry in names.groups():
            for field in ("first", "also"):
                if entry.text(field) not in view.library.topics.classes:
                    yield Problem(
                        path, entry.line, f"'{name}': '{entry.text(field)}' is not a substance of taxonomy.yml"
                    )
            if entry.text("ask") not in ASK:
                yield Problem(path, entry.line, f"'{name}': ask is '{entry.text('ask')}', write {' or '.join(ASK)}")
