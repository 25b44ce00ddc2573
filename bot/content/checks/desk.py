"""What is said or shown at a desk exists in the languages of the country, in Latin letters where they are needed."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import TextFile, View
from bot.content.facts import ENGLISH
from bot.content.problems import Problem
from bot.content.tree import Group

DESK, LATIN = "desk", "latin"


def check(view: View) -> Iterator[Problem]:
    """Yield missing and unknown sentences."""
    names = [topic.partition(".")[2] for topic in view.library.topics.of_group("rights")]
    files = {file.language: file for file in view.text_files if file.stem == DESK}
    for file in files.values():
        yield from _known(view, file, names)
        yield from _equal(file)
        yield from _latin(view, file)
    if ENGLISH in files:
        yield from _own_languages(view, files[ENGLISH], files)


def _countries(root: Group) -> Iterator[tuple[str, Group]]:
    return ((code, group) for code, group in root.groups() if code != LATIN)


def _known(view: View, file: TextFile, names: list[str]) -> Iterator[Problem]:
    for code, node in file.root.entries.items():
        if code not in (*view.library.countries, LATIN):
            yield file.problem(node.line, f"there is no country '{code}' in facts/countries/: use its code, as NL")
    for code, group in (*_countries(file.root), *file.root.group(LATIN).groups()):
        for name, node in group.entries.items():
            if name not in names:
                yield file.problem(
                    node.line, f"there is no topic 'rights.{name}' for {code}: use a name of taxonomy.yml"
                )


def _equal(file: TextFile) -> Iterator[Problem]:
    for code, own in _countries(file.root) if file.translated else ():
        english = file.english.group(code)
        for name in english.entries:
            if name not in own.entries:
                yield file.problem(own.line, f"'{code}.{name}' is missing. English: \"{english.text(name)}\"")
        for name, node in own.entries.items():
            if name not in english.entries:
                yield file.problem(node.line, f"'{code}.{name}' is not in English: write it there, or remove it")


def _latin(view: View, file: TextFile) -> Iterator[Problem]:
    latin = file.root.group(LATIN)
    for code, own in _countries(file.root):
        read = latin.group(code)
        for name in own.entries if _is_read_aloud(view, file, code) else ():
            if name not in read.entries:
                yield file.problem(read.line, f"'{LATIN}.{code}.{name}' is missing: write it in Latin letters")
    for code, read in latin.groups():
        for name, node in read.entries.items():
            if name not in file.root.group(code).entries:
                yield file.problem(node.line, f"'{LATIN}.{code}.{name}' has no '{code}.{name}': write it, or remove it")


def _is_read_aloud(view: View, file: TextFile, code: str) -> bool:
    """Say whether Latin letters are needed: the country speaks a language with others, or the file has some."""
    language, country = view.library.languages.get(file.language), view.library.country(code)
    spoken = country is not None and file.language in country.dispatcher_languages
    return LATIN in file.root.entries or (spoken and language is not None and not language.latin)


def _own_languages(view: View, english: TextFile, files: dict[str, TextFile]) -> Iterator[Problem]:
    """Yield countries whose languages have no sentences: an error for the first, the one that is shown."""
    for code, group in _countries(english.root):
        country = view.library.country(code)
        for number, language in enumerate(country.dispatcher_languages if country else ()):
            if language not in files or code not in files[language].root.entries:
                message = (
                    f"'{code}' has no sentences in '{language}', which people speak there: add text/{language}/desk.yml"
                )
                yield english.problem(group.line, message, "warning" if number else "error")
