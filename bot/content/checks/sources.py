"""Every medical and legal answer says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.facts import day
from bot.content.limits import LAW, READ
from bot.content.problems import Problem
from bot.content.topics import MIX
from bot.content.tree import Group

PATH = "facts/sources.yml"
WITHOUT = ("chat", "service")


def check(view: View) -> Iterator[Problem]:
    """Yield answers without sources, sources that do not exist, and evidence for nothing."""
    for entry in view.english.values():
        topic = entry.id.partition("@")[0]
        if topic.split(".")[0] not in (*WITHOUT, MIX) and not view.library.evidence.get(entry.id):
            yield entry.file.problem(entry.group.line, f"'{entry.id}' has no sources: add it to facts/answers/")
    for _, document in view.files.under("facts/answers"):
        for topic, group in document.root.groups():
            yield from (Problem(document.path, line, text) for line, text in _evidence(view, topic, group))
    yield from _mixes(view)
    yield from _sources(view)


def _evidence(view: View, topic: str, entry: Group) -> Iterator[tuple[int, str]]:
    if topic != MIX and not view.library.topics.exists(topic.partition("@")[0]):
        yield entry.line, f"there is no topic '{topic}': use a name of taxonomy.yml"
    if topic != MIX and not entry.texts("sources") and topic.split(".", maxsplit=1)[0] not in WITHOUT:
        yield entry.line, f"'{topic}' has no sources: add some of {PATH}"
    for key in entry.texts("sources"):
        if key not in view.library.sources:
            yield entry.line_of("sources"), f"there is no source '{key}': add it to {PATH}"
    for field in ("checked", "check_again"):
        if day(entry.text(field)) is None:
            yield entry.line_of(field), f"'{topic}' has no date '{field}': write it as 2026-11-22"


def _mixes(view: View) -> Iterator[Problem]:
    path, root = view.fact("facts/mixes.yml")
    for _, entry in root.groups():
        for key in entry.texts("sources"):
            if key not in view.library.sources:
                yield Problem(path, entry.line_of("sources"), f"there is no source '{key}': add it to {PATH}")


def _sources(view: View) -> Iterator[Problem]:
    path, root = view.fact(PATH)
    for key, entry in root.groups():
        if not entry.text("title") or not _address(entry):
            yield Problem(path, entry.line, f"the source '{key}' needs a title and a url that starts with https://")
        if (read := entry.text("read")) not in READ:
            yield Problem(path, entry.line_of("read"), f"read is '{read}': use {', '.join(READ)}")


def _address(entry: Group) -> bool:
    url = entry.text("url")
    return url.startswith(("https://", "http://")) or (entry.text("read") == LAW and not url)
