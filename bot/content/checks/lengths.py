"""Texts fit a phone screen, a button, a WhatsApp message."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import limits
from bot.content.checks.view import Entry, View, Words
from bot.content.facts import ENGLISH
from bot.content.problems import Problem
from bot.content.texts import wording_of

SPOKEN = {"dispatcher": limits.DISPATCHER, "desk": limits.DESK}


def check(view: View) -> Iterator[Problem]:
    """Yield texts that are too long and answers with too many points."""
    for words in view.words:
        most = _most(words)
        if most and len(words.text) > most:
            yield words.problem(f"'{words.name}' has {len(words.text)} characters: shorten it to {most}")
    for entry in view.entries:
        yield from _count(entry)
        yield from _whole(entry)


def _most(words: Words) -> int | None:
    kind, parts = words.file.kind, words.name.split(".")
    if kind == "labels":
        return limits.LABEL
    if kind in SPOKEN:
        return SPOKEN[kind]
    if kind == "ui":
        return limits.BUTTON if parts[0] == "buttons" else None
    if kind == "web":
        return limits.WEB_BUTTON if parts[0] in limits.WEB_BUTTONS else None
    if kind == "mixes" and parts[0] == "mechanisms":
        return limits.MECHANISM
    return None if kind == "services" else _most_of_part(parts)


def _most_of_part(parts: list[str]) -> int | None:
    if parts[-1] in ("title", "lead") and len(parts) < 4:
        return limits.TITLE if parts[-1] == "title" else limits.LEAD
    return limits.POINT if "points" in parts[:-1] or "never" in parts[:-1] else None


def _count(entry: Entry) -> Iterator[Problem]:
    many = limits.EMERGENCY_POINTS if entry.file.stem == "emergency" else limits.POINTS
    for part, most in (("points", many), ("never", limits.NEVER)):
        found = entry.group.group(part)
        if len(found.entries) > most:
            message = f"'{entry.name}.{part}' has {len(found.entries)} texts: keep the {most} most important"
            yield entry.file.problem(found.line, message)
    if entry.file.stem != "emergency" and "never" in entry.group.entries:
        yield entry.file.problem(entry.group.line_of("never"), "only emergencies have 'never': make it points")


def _whole(entry: Entry) -> Iterator[Problem]:
    wording = wording_of(entry.group)
    texts = (wording.title, wording.lead, *(point.text for point in wording.points))
    length = sum(len(text) + 1 for text in texts)
    if length > limits.WHOLE:
        message = f"'{entry.name}' has {length} characters in all: shorten it to {limits.WHOLE}"
        yield entry.file.problem(entry.group.line, message)
    elif entry.file.language == ENGLISH and length > limits.WHOLE_ENGLISH:
        message = (
            f"'{entry.name}' has {length} characters in all: other languages need more, try {limits.WHOLE_ENGLISH}"
        )
        yield entry.file.problem(entry.group.line, message, "warning")
