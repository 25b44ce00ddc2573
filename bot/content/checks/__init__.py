"""The rules of the content: each yields every problem it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from bot.content.checks import (
    answers,
    countries,
    country_map,
    desk,
    dispatcher,
    emergency_words,
    forbidden,
    known_files,
    labels,
    languages,
    lengths,
    links,
    mixes,
    names,
    numbers,
    overdue,
    placeholders,
    places,
    points,
    reading,
    reviews,
    rights,
    scripts,
    service_contacts,
    services,
    sources,
    strings,
)
from bot.content.checks.view import View
from bot.content.load import load
from bot.content.problems import Problem

Rule = Callable[[View], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    known_files.check,
    languages.check,
    answers.check,
    points.check,
    strings.check,
    labels.check,
    dispatcher.check,
    emergency_words.check,
    desk.check,
    lengths.check,
    reading.check,
    placeholders.check,
    numbers.check,
    scripts.check,
    forbidden.check,
    mixes.check,
    names.check,
    places.check,
    countries.check,
    country_map.check,
    services.check,
    service_contacts.check,
    links.check,
    sources.check,
    rights.check,
    overdue.check,
    reviews.check,
)


def check(folder: Path, today: date, more: tuple[Rule, ...] = ()) -> tuple[Problem, ...]:
    """Return every problem of a content folder, in the order of files and lines."""
    view = View(load(folder), today)
    found = [*view.loaded.problems, *(problem for rule in (*RULES, *more) for problem in rule(view))]
    return tuple(sorted(dict.fromkeys(found)))
