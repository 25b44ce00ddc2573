"""Facts as objects: languages, sources, mixes, countries, places, ambiguous names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.content.files import Files
from bot.content.models import (
    AmbiguousName,
    Country,
    Language,
    Line,
    Medicine,
    Mix,
    Place,
    Source,
)
from bot.content.tree import Group

ENGLISH = "en"
YES_OR_NO = {"yes": True, "no": False}


def day(text: str) -> date | None:
    """Return the date of a text like 2026-11-22, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_languages(root: Group) -> dict[str, Language]:
    """Return all languages with their chains."""
    return {code: _language(code, entry) for code, entry in root.groups()}


def _language(code: str, entry: Group) -> Language:
    return Language(
        code=code,
        name=entry.text("name"),
        english=entry.text("english"),
        direction="rtl" if entry.text("direction") == "rtl" else "ltr",
        script=entry.text("script"),
        chain=tuple(dict.fromkeys((code, *entry.texts("fallback"), ENGLISH))),
        also=entry.texts("also"),
    )


def read_order(root: Group) -> dict[str, tuple[str, ...]]:
    """Return by country in which order languages are offered there."""
    return {country: root.texts(country) for country in root.entries}


def read_latin_letters(root: Group) -> dict[str, dict[str, str]]:
    """Return by language which sound each spelling in Latin letters is."""
    return {
        code: {typed: sound for sound in entry.entries for typed in listed(entry.text(sound))}
        for code, entry in root.groups()
    }


def read_protected(root: Group) -> tuple[str, ...]:
    """Return the names that no translation may change."""
    return tuple(name for group in root.entries for name in listed(root.text(group)))


def listed(text: str) -> list[str]:
    """Return the entries of a text that has commas between them."""
    return [entry.strip() for entry in text.split(",") if entry.strip()]


def read_sources(root: Group) -> dict[str, Source]:
    """Return all sources by their short key."""
    return {
        key: Source(key, entry.text("title"), entry.text("url"), entry.text("read")) for key, entry in root.groups()
    }


def read_mixes(root: Group, sources: Mapping[str, Source]) -> dict[str, Mix]:
    """Return all pairs by their topic id."""
    found = (_mix(pair, entry, sources) for pair, entry in root.groups() if "+" in pair)
    return {mix.topic: mix for mix in found}


def read_medicines(root: Group, sources: Mapping[str, Source]) -> dict[str, Medicine]:
    """Return the medicines that mix badly by their id."""
    return {
        id: Medicine(
            id,
            entry.text("topic"),
            {other: _mix("+".join(sorted((id, other))), mix, sources) for other, mix in entry.group("mixes").groups()},
        )
        for id, entry in root.groups()
    }


def _mix(pair: str, entry: Group, sources: Mapping[str, Source]) -> Mix:
    first, _, second = pair.partition("+")
    return Mix(
        first,
        second,
        entry.text("level"),
        entry.text("mechanism"),
        known_sources(entry, sources),
        entry.text("confidence"),
    )


def known_sources(entry: Group, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return the sources that an entry names and that exist."""
    return tuple(sources[key] for key in entry.texts("sources") if key in sources)


def read_countries(files: Files) -> dict[str, Country]:
    """Return all countries by their upper-case code."""
    roots = {path.split("/")[-1][:-4].upper(): document.root for path, document in files.under("facts/countries")}
    return {code: _country(code, root) for code, root in roots.items()}


def _country(code: str, root: Group) -> Country:
    return Country(
        code=code,
        emergency_number=root.text("emergency_number"),
        dispatcher_languages=root.texts("dispatcher_languages"),
        lines=tuple(_line(name, entry) for name, entry in root.group("lines").groups()),
    )


def _line(name: str, entry: Group) -> Line:
    return Line(
        id=name,
        kinds=entry.texts("kinds") or (name,),
        number=entry.text("number"),
        name=entry.text("name"),
        hours=entry.text("hours"),
        languages=entry.texts("languages"),
        free=YES_OR_NO.get(entry.text("free")),
        source=entry.text("source"),
        confidence=entry.text("confidence"),
        verify=entry.texts("verify"),
    )


def read_places(root: Group) -> dict[str, Place]:
    """Return countries by upper-case code and cities by id."""
    countries = {
        code: Place(code, entry.text("name"), code, None, entry.texts("also_written"))
        for code, entry in root.group("countries").groups()
    }
    return {**countries, **{city: _city(city, entry) for city, entry in root.group("cities").groups()}}


def _city(city: str, entry: Group) -> Place:
    return Place(city, entry.text("name"), entry.text("country"), centre_of(entry), entry.texts("also_written"))


def centre_of(entry: Group) -> tuple[float, float] | None:
    """Return latitude and longitude of a city, or None when they are not two numbers."""
    try:
        latitude, longitude = map(float, entry.texts("centre"))
    except ValueError:
        return None
    return latitude, longitude


def read_ambiguous(root: Group) -> tuple[AmbiguousName, ...]:
    """Return the names that mean two substances."""
    return tuple(
        AmbiguousName(
            name,
            language,
            entry.text("first"),
            entry.text("also"),
            "after" if entry.text("ask") == "after" else "always",
        )
        for language, names in root.groups()
        for name, entry in names.groups()
    )
