"""Every language is complete, and its chain ends in English."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.scripts import SCRIPTS
from bot.content.checks.view import View
from bot.content.facts import ENGLISH, listed
from bot.content.library import ANYWHERE
from bot.content.problems import Problem
from bot.content.tree import Group

FIELDS = ("name", "english", "direction", "script")


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong in languages.yml, and in the lists of languages."""
    yield from _order(view)
    yield from _latin_letters(view)
    path, root = view.fact("languages.yml")
    for code, entry in root.groups():
        messages = (*_fields(code, entry), *_fallback(code, entry, root))
        yield from (Problem(path, entry.line, message) for message in messages)


def _fields(code: str, entry: Group) -> Iterator[str]:
    for field in FIELDS:
        if not entry.text(field):
            yield f"'{code}' has no '{field}': add it"
    direction, script = entry.text("direction"), entry.text("script")
    if direction not in ("", "ltr", "rtl"):
        yield f"the direction of '{code}' is '{direction}': write ltr or rtl"
    if script not in ("", *SCRIPTS):
        yield f"the script of '{code}' is '{script}': use {', '.join(SCRIPTS)}"


def _fallback(code: str, entry: Group, root: Group) -> Iterator[str]:
    fallback = entry.texts("fallback")
    for other in fallback:
        if other not in root.entries:
            yield f"'{code}' falls back to '{other}', which is not a language here: add or remove it"
    if code != ENGLISH and fallback[-1:] != (ENGLISH,):
        yield f"the fallback of '{code}' does not end in en: add it"


def _order(view: View) -> Iterator[Problem]:
    """Yield countries and languages of the order at the door that do not exist, and what stands there twice."""
    path, root = view.fact("facts/language_order.yml")
    for country in root.entries:
        line, codes = root.line_of(country), root.texts(country)
        if country not in (ANYWHERE, *view.library.countries):
            yield Problem(path, line, f"there is no country '{country}' in facts/countries/: write it like NL, or any")
        for code in dict.fromkeys(codes):
            if code not in view.library.languages:
                yield Problem(path, line, f"'{code}' is not in languages.yml: add it there, or remove it here")
            if codes.count(code) > 1:
                yield Problem(path, line, f"'{code}' stands here twice: remove one of them")


def _latin_letters(view: View) -> Iterator[Problem]:
    """Yield languages that have no sounds to be told, and spellings that nothing would match or that are two sounds."""
    path, root = view.fact("facts/latin_letters.yml")
    for code, entry in root.groups():
        language = view.library.languages.get(code)
        if language is None:
            yield Problem(path, entry.line, f"'{code}' is not in languages.yml: add it there, or remove it here")
        elif language.latin:
            yield Problem(path, entry.line, f"'{code}' is written in Latin letters: remove it here")
        sounds: dict[str, str] = {}
        for sound in entry.entries:
            for typed in listed(entry.text(sound)):
                line = entry.line_of(sound)
                if not typed.isascii() or typed != typed.lower():
                    yield Problem(path, line, f"'{typed}' matches nothing: write small letters a to z and digits")
                if typed in sounds:
                    yield Problem(path, line, f"'{typed}' is also typed for '{sounds[typed]}': remove one of them")
                sounds[typed] = sound
