"""Cities lie in known countries, and no name means two places."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.facts import centre_of
from bot.content.problems import Problem
from bot.content.tree import Group

PATH = "facts/places.yml"


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong in the places."""
    path, root = view.fact(PATH)
    countries = root.group("countries")
    for code, _ in countries.groups():
        if code not in view.library.countries:
            message = f"'{code}' has no file facts/countries/{code.lower()}.yml: write it"
            yield Problem(path, countries.line_of(code), message)
    for city, entry in root.group("cities").groups():
        if entry.text("country") not in countries.entries:
            yield Problem(path, entry.line, f"the country '{entry.text('country')}' of '{city}' is not above: add it")
        if not _on_earth(centre_of(entry)):
            yield Problem(
                path, entry.line, f"the centre of '{city}' is not a latitude and a longitude, as [52.37, 4.89]"
            )
    yield from _twice(path, root)


def _on_earth(centre: tuple[float, float] | None) -> bool:
    return centre is not None and -90 <= centre[0] <= 90 and -180 <= centre[1] <= 180


def _twice(path: str, root: Group) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for group in ("countries", "cities"):
        for id, entry in root.group(group).groups():
            if not entry.text("name"):
                yield Problem(path, entry.line, f"'{id}' has no name: add it")
            for name in dict.fromkeys((entry.text("name"), *entry.texts("also_written"))):
                owner = owners.setdefault(name.casefold(), id)
                if owner != id:
                    yield Problem(path, entry.line, f"'{name}' is also a name of '{owner}': remove one of them")
