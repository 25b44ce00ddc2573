"""An answer is about a known topic and has a title, a lead and named points."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import Entry, TextFile, View
from bot.content.limits import ANSWER_PARTS
from bot.content.problems import Problem
from bot.content.texts import ANSWER_FILES
from bot.content.topics import Taxonomy
from bot.content.tree import Group, Text


def check(view: View) -> Iterator[Problem]:
    """Yield unknown topics and misshapen answers."""
    for file in view.text_files:
        if file.stem in ANSWER_FILES or file.kind in ("substances", "rights"):
            yield from _stray(file)
    for entry in view.entries:
        yield from _topic(view.library.topics, entry)
        yield from _shape(entry)
    yield from _emergencies(view)


def _stray(file: TextFile) -> Iterator[Problem]:
    for name, node in file.root.entries.items():
        if not isinstance(node, Group):
            yield file.problem(node.line, f"'{name}' is not an answer: it needs a title and a lead below it")


def _topic(topics: Taxonomy, entry: Entry) -> Iterator[Problem]:
    topic = entry.id.partition("@")[0]
    if not topics.exists(topic) and not topic.startswith(("mix.level.", "mix.mechanism.")):
        yield entry.file.problem(entry.group.line, f"there is no topic '{topic}': use a name of taxonomy.yml")


def _shape(entry: Entry) -> Iterator[Problem]:
    file, group = entry.file, entry.group
    for part, node in group.entries.items():
        if part not in ANSWER_PARTS:
            yield file.problem(node.line, f"an answer has no '{part}': use {', '.join(ANSWER_PARTS)}")
        elif part in ("title", "lead") and not isinstance(node, Text):
            yield file.problem(node.line, f"'{entry.name}.{part}' must be one text")
        elif part in ("points", "never"):
            yield from _points(entry, part)
    for part in ("title", "lead"):
        if part not in group.entries and not (part == "title" and _untitled(entry)):
            yield file.problem(group.line, f"'{entry.name}.{part}' is missing{_english(entry, part)}")
        elif part in group.entries and isinstance(group.entries[part], Text) and not group.text(part):
            yield file.problem(group.line_of(part), f"'{entry.name}.{part}' is empty: write it, or remove the answer")


def _points(entry: Entry, part: str) -> Iterator[Problem]:
    node = entry.group.entries[part]
    if not isinstance(node, Group):
        yield entry.file.problem(node.line, f"'{entry.name}.{part}' has no names: write 'name: text' below it")
        return
    for name, point in node.entries.items():
        if not isinstance(point, Text):
            yield entry.file.problem(point.line, f"'{entry.name}.{part}.{name}' must be one text")
        elif not point.value:
            yield entry.file.problem(point.line, f"'{entry.name}.{part}.{name}' is empty: write it, or remove the line")


def _untitled(entry: Entry) -> bool:
    return entry.file.stem == "chat" or entry.id.startswith("mix.mechanism.")


def _english(entry: Entry, part: str) -> str:
    text = entry.original.text(part) if entry.original else ""
    return f'. English: "{text}"' if text else ": write it"


def _emergencies(view: View) -> Iterator[Problem]:
    path = view.files.shown("text/en/emergency.yml")
    for topic in view.library.topics.of_group("emergency"):
        if topic not in view.english:
            yield Problem(path, 1, f"the emergency '{topic}' has no English answer: write it")
