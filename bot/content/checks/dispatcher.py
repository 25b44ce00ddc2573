"""What is read aloud to a dispatcher exists for every emergency, in Latin letters too where they are needed."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import TextFile, View
from bot.content.problems import Problem

LATIN = "latin"


def check(view: View) -> Iterator[Problem]:
    """Yield missing and unknown sentences."""
    names = [topic.partition(".")[2] for topic in view.library.topics.of_group("emergency")]
    for file in view.text_files:
        begun = file.root.entries or (file.language, f"emergency.{names[0]}") in view.library.answers
        if file.stem == "dispatcher" and begun:
            yield from _file(view, file, names)


def _file(view: View, file: TextFile, names: list[str]) -> Iterator[Problem]:
    language = view.library.languages.get(file.language)
    groups = [("", file.root)]
    if LATIN in file.root.entries or (language and not language.latin):
        groups.append((f"{LATIN}.", file.root.group(LATIN)))
    for prefix, group in groups:
        for name in names:
            if name not in group.entries:
                yield file.problem(
                    group.line, f"'{prefix}{name}' is missing: write what to read aloud to the dispatcher"
                )
        for name, node in group.entries.items():
            if name not in (*names, LATIN):
                yield file.problem(node.line, f"there is no emergency '{name}': use a name of taxonomy.yml")
