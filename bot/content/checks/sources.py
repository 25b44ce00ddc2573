"""Every medical and legal answer says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.evidence import ANSWERS, RIGHTS, evidence_in
from bot.content.facts import day
from bot.content.limits import LAW, READ
from bot.content.problems import Problem
from bot.content.texts import country_id
from bot.content.topics import MIX
from bot.content.tree import Group

PATH = "facts/sources.yml"
WITHOUT = ("chat", "service")


def check(view: View) -> Iterator[Problem]:
    """Yield answers without sources, sources that do not exist, and evidence for nothing."""
    for entry in view.english.values():
        topic = entry.id.partition("@")[0]
        if topic.split(".")[0] not in (*WITHOUT, MIX) and not view.library.evidence.get(entry.id):
            folder = RIGHTS if topic.startswith("rights.") else ANSWERS
            yield entry.file.problem(entry.group.line, f"'{entry.id}' has no sources: add it to {folder}/")
    yield from _all_evidence(view)
    yield from _mixes(view)
    yield from _sources(view)


def _all_evidence(view: View) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for path, topic, entry in evidence_in(view.files):
        yield from (Problem(path, line, text) for line, text in _evidence(view, topic, entry))
        if (owner := owners.setdefault(topic, path)) != path:
            yield Problem(path, entry.line, f"the sources of '{topic}' are in {owner} too: keep one")


def _evidence(view: View, topic: str, entry: Group) -> Iterator[tuple[int, str]]:
    if topic != MIX and not view.library.topics.exists(topic.partition("@")[0]):
        yield entry.line, f"there is no topic '{topic}': use a name of taxonomy.yml"
    if topic != MIX and topic.split(".", maxsplit=1)[0] not in WITHOUT and not _is_proven(view, topic, entry):
        laws = ", or laws" if topic.startswith("rights.") else ""
        yield entry.line, f"'{topic}' has no sources: add some of {PATH}{laws}"
    for key in entry.texts("sources"):
        if key not in view.library.sources:
            yield entry.line_of("sources"), f"there is no source '{key}': add it to {PATH}"
    for field in ("checked", "check_again"):
        if day(entry.text(field)) is None:
            yield entry.line_of(field), f"'{topic}' has no date '{field}': write it as 2026-11-22"


def _is_proven(view: View, topic: str, entry: Group) -> bool:
    """Say whether there are pages or laws; what holds for any country is drawn from the answers of the countries."""
    if entry.texts("sources") or entry.texts("laws"):
        return True
    own = (view.library.evidence.get(country_id(topic, code)) for code in view.library.countries)
    return "@" not in topic and any(proof and (proof.sources or proof.laws) for proof in own)


def _mixes(view: View) -> Iterator[Problem]:
    for path, root in (view.fact("facts/mixes.yml"), *_by_medicine(view)):
        for _, entry in root.groups():
            for key in entry.texts("sources"):
                if key not in view.library.sources:
                    yield Problem(path, entry.line_of("sources"), f"there is no source '{key}': add it to {PATH}")


def _by_medicine(view: View) -> Iterator[tuple[str, Group]]:
    path, root = view.fact("facts/medicines.yml")
    for _, medicine in root.groups():
        yield path, medicine.group("mixes")


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
