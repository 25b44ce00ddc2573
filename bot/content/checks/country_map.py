"""Countries have a clock that exists and lie somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.content.checks.view import View
from bot.content.problems import Problem
from bot.content.service_files import MAP, box_of
from bot.content.tree import Group


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong in the map."""
    path, root = view.fact(MAP)
    for code, entry in root.groups():
        if code not in view.library.countries:
            yield Problem(path, entry.line, f"'{code}' has no file facts/countries/{code.lower()}.yml: write it")
        if not _is_zone(zone := entry.text("time_zone")):
            yield Problem(path, entry.line, f"'{zone}' is not a time zone: write it like Europe/Amsterdam")
        if not _is_box(entry):
            yield Problem(path, entry.line, f"the box of '{code}' is not south, west, north and east in degrees")


def _is_zone(name: str) -> bool:
    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, IsADirectoryError):
        return False


def _is_box(entry: Group) -> bool:
    box = box_of(entry)
    if not box:
        return False
    south, west, north, east = box
    return -90 <= south < north <= 90 and -180 <= west < east <= 180
