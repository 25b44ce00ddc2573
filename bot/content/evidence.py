"""Where answers come from: facts/answers/ and facts/rights/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.content import phones
from bot.content.facts import day, known_sources
from bot.content.files import Files
from bot.content.models import Evidence, Line, Source
from bot.content.texts import rights_id
from bot.content.tree import Group

ANSWERS = "facts/answers"
RIGHTS = "facts/rights"


class Proof(NamedTuple):
    """An entry of a file, as `path` is shown to editors; `id` is that of the answer."""

    path: str
    id: str
    entry: Group


def read_evidence(files: Files, sources: Mapping[str, Source]) -> dict[str, Evidence]:
    """Return sources, laws, dates, contacts and open questions of all answers by their ids."""
    return {proof.id: _evidence(proof.entry, sources) for proof in evidence_in(files)}


def evidence_in(files: Files) -> Iterator[Proof]:
    """Yield what the files say about each answer."""
    for _, document in files.under(ANSWERS):
        yield from (Proof(document.path, topic, entry) for topic, entry in document.root.groups())
    for path, document in files.under(RIGHTS):
        name = path[len(RIGHTS) + 1 : -len(".yml")]
        yield from (Proof(document.path, rights_id(topic, name), entry) for topic, entry in document.root.groups())


def _evidence(entry: Group, sources: Mapping[str, Source]) -> Evidence:
    return Evidence(
        sources=known_sources(entry, sources),
        checked=day(entry.text("checked")),
        check_again=day(entry.text("check_again")),
        verify=entry.texts("verify"),
        laws=entry.texts("laws"),
        contacts=tuple(map(_contact, entry.items("contacts"))),
    )


def _contact(entry: Group) -> Line:
    phone = entry.text("phone")
    return Line(
        id=entry.text("name"),
        kinds=(),
        number=phones.shown(phone) if phones.can_be_called(phone) else phone,
        name=entry.text("name"),
        source=entry.text("url"),
        confidence=entry.text("confidence"),
        verify=entry.texts("verify"),
        url=entry.text("url"),
    )
