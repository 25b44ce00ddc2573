"""Services are where their file says, described by known words, with a source and a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.content.checks.view import View
from bot.content.facts import day
from bot.content.limits import SERVICE_FIELDS, SERVICE_GROUPS, SERVICE_VALUES
from bot.content.problems import Problem, Severity
from bot.content.service import first_day
from bot.content.service_files import MAP, ServiceFile, service_files
from bot.content.tree import Group

Finding = tuple[str, str]
KIND = "service."


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong with the files of services and with each service."""
    known = _known(view)
    for file in service_files(view.files):
        if message := _file(view, file):
            yield Problem(file.document.path, 1, message)
        for name, entry in file.document.root.groups():
            for field, message in (*_fields(entry), *_lists(entry, known), *_proof(name, entry)):
                yield Problem(file.document.path, entry.line_of(field), message)
            for field, message, severity in _dates(view, name, entry):
                yield Problem(file.document.path, entry.line_of(field), message, severity)
    yield from _twice(view)


def _file(view: View, file: ServiceFile) -> str | None:
    places, name = view.library.places, file.path.rpartition("/")[2]
    regions = {territory.region for territory in view.library.services.territories.values()}
    if file.city and (file.city not in places or places[file.city].country != file.country):
        return f"'{name}' is not named after a city of facts/places.yml: <country>-<city>.yml or national-<country>.yml"
    if file.country not in view.library.services.territories and (file.city or file.country not in regions):
        return f"the country '{file.country}' of '{name}' is not in {MAP}: add it"
    return None


def _known(view: View) -> Mapping[str, tuple[Iterable[str], str]]:
    kinds = [topic.removeprefix(KIND) for topic in view.library.topics.of_group("service")]
    return {
        "kinds": (kinds, f"use {', '.join(kinds)}"),
        "for": (SERVICE_GROUPS, f"use {', '.join(SERVICE_GROUPS)}"),
        "languages": (view.spoken, "add it to languages.yml, or to the languages of text/en/labels.yml"),
    }


def _fields(entry: Group) -> Iterator[Finding]:
    for field in entry.entries:
        if field not in SERVICE_FIELDS:
            yield field, f"a service has no '{field}': use {', '.join(SERVICE_FIELDS)}"
    for field, values in SERVICE_VALUES.items():
        if (value := entry.text(field)) and value not in values:
            yield field, f"{field} is '{value}': use {', '.join(values)}"


def _lists(entry: Group, known: Mapping[str, tuple[Iterable[str], str]]) -> Iterator[Finding]:
    for field, (values, repair) in known.items():
        for value in entry.texts(field):
            if value not in values:
                yield field, f"'{value}' is unknown in {field}: {repair}"
    for field in entry.texts("known_fields"):
        if field not in entry.entries:
            yield "known_fields", f"known_fields names '{field}', which is not written here: remove it"


def _proof(name: str, entry: Group) -> Iterator[Finding]:
    for field in ("name", "kinds", "confidence"):
        if field not in entry.entries:
            yield field, f"'{name}' has no {field}: add it"
    sources = entry.texts("source")
    if not sources and (entry.text("confidence") != "known" or not entry.texts("verify")):
        yield "source", f"'{name}' has no source: add the page, or confidence: known with a question in verify"
    for source in sources:
        if not source.startswith(("https://", "http://")):
            yield "source", f"the source '{source}' is not an address that starts with https://"


def _dates(view: View, name: str, entry: Group) -> Iterator[tuple[str, str, Severity]]:
    checked, again = day(entry.text("checked")), day(entry.text("check_again"))
    for field, date in (("checked", checked), ("check_again", again)):
        if date is None:
            yield field, f"'{name}' has no date '{field}': write it as 2026-11-22", "error"
    if checked and checked > view.today:
        yield "checked", f"'{name}' was checked in the future: {checked}", "error"
    if (seen := entry.text("seen")) and first_day(seen) is None:
        yield "seen", f"seen is '{seen}': write a year, a month or a day, as 2024, 2024-09 or 2024-09-30", "error"
    if again and again < view.today:
        yield "check_again", f"'{name}' was to be checked by {again}: call or look, then write new dates", "warning"


def _twice(view: View) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for file in service_files(view.files):
        for name, entry in file.document.root.groups():
            owner = owners.setdefault(name, file.document.path)
            if owner != file.document.path:
                yield Problem(file.document.path, entry.line, f"'{name}' is also in {owner}: rename one of them")
