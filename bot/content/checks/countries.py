"""Phone numbers are numbers, sure enough to be shown, and stand here once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.limits import CONFIDENCE, LINE_FIELDS, LINE_KINDS
from bot.content.problems import Problem
from bot.content.tree import Group

NUMBER = re.compile(r"\+?\d[\d ]{,18}\d")
DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
DAYS = rf"{DAY}(?:-{DAY})?(?:,\s?{DAY}(?:-{DAY})?)*"
TIMES = r"\d\d:\d\d-\d\d:\d\d(?:,\s?\d\d:\d\d-\d\d:\d\d)*"
HOURS = re.compile(rf"24/7|(?:{DAYS} )?(?:{TIMES}|off)(?:; ?{DAYS} (?:{TIMES}|off))*")
FIELDS = ("emergency_number", "dispatcher_languages", "lines")


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong with the numbers of each country."""
    for path, document in view.files.under("facts/countries"):
        root, shown = document.root, document.path
        yield from (Problem(shown, line, message) for line, message in _country(view, path, root))
        yield from (Problem(shown, line, message) for line, message in _lines(view, root))
        yield from (Problem(shown, line, message) for line, message in _twice(root))


def _country(view: View, path: str, root: Group) -> Iterator[tuple[int, str]]:
    name = path.rpartition("/")[2]
    if not re.fullmatch(r"[a-z]{2}\.yml", name):
        yield 1, f"'{name}' is not a country: name the file after the two-letter code, in lower case"
    if not NUMBER.fullmatch(root.text("emergency_number")):
        yield root.line_of("emergency_number"), 'the emergency number is missing: add emergency_number: "112"'
    for message in _unknown_languages(view, root.texts("dispatcher_languages")):
        yield root.line_of("dispatcher_languages"), message
    for field, node in root.entries.items():
        if field not in FIELDS:
            yield node.line, f"a country has no '{field}': use {', '.join(FIELDS)}"


def _lines(view: View, root: Group) -> Iterator[tuple[int, str]]:
    for name, entry in root.group("lines").groups():
        yield from ((entry.line_of(field), message) for field, message in _line(view, name, entry))


def _line(view: View, name: str, entry: Group) -> Iterator[tuple[str, str]]:
    for field in entry.entries:
        if field not in LINE_FIELDS:
            yield field, f"a phone line has no '{field}': use {', '.join(LINE_FIELDS)}"
    for kind in entry.texts("kinds") or (name,):
        if kind not in LINE_KINDS:
            yield "kinds", f"'{kind}' is not a kind of line: add kinds: [...] with some of {', '.join(LINE_KINDS)}"
    for field in ("name", "source"):
        if not entry.text(field):
            yield field, f"'{name}' has no {field}: add it"
    for message in _unknown_languages(view, entry.texts("languages")):
        yield "languages", message
    yield from _values(name, entry)


def _values(name: str, entry: Group) -> Iterator[tuple[str, str]]:
    number, sure, hours, free = map(entry.text, ("number", "confidence", "hours", "free"))
    if not NUMBER.fullmatch(number):
        yield "number", f"'{number}' is not a phone number: digits and spaces, in quotes"
    if sure not in CONFIDENCE:
        yield "confidence", f"'{name}' is '{sure}': only {' or '.join(CONFIDENCE)} is shown, remove the line"
    if hours and not HOURS.fullmatch(hours):
        yield "hours", f"the hours '{hours}' cannot be read: write 24/7 or Mo-Fr 09:00-17:00"
    if free not in ("", "yes", "no"):
        yield "free", f"free is '{free}': write yes or no"


def _unknown_languages(view: View, codes: tuple[str, ...]) -> Iterator[str]:
    for code in codes:
        if code not in view.library.languages:
            yield f"the language '{code}' is not in languages.yml: add it there"


def _twice(root: Group) -> Iterator[tuple[int, str]]:
    owners: dict[str, str] = {root.text("emergency_number"): "emergency_number"}
    for name, entry in root.group("lines").groups():
        number = entry.text("number").replace(" ", "")
        owner = owners.setdefault(number, name)
        if number and owner != name:
            yield (
                entry.line_of("number"),
                f"{entry.text('number')} is also the number of '{owner}': keep one, give it both kinds",
            )
