"""Every file stands where it is read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.problems import Problem
from bot.content.texts import ANSWER_FILES, ANY, COLLECTED, MIXES

TEXT_FILES = (*ANSWER_FILES, *COLLECTED, MIXES, "ui", "web", "labels", "dispatcher", "desk", "services")
LISTS = ("ambiguous_names", "forbidden_words", "language_order", "latin_letters", "protected_names")
FACT_FILES = ("sources", "mixes", "medicines", "places", "map", "topics", *LISTS)
FACT_FOLDERS = ("answers", "countries", "services", "rights")
TOP_FILES = ("taxonomy.yml", "languages.yml")


def check(view: View) -> Iterator[Problem]:
    """Yield files that nothing reads, and files that must be there."""
    for path, document in view.files.documents.items():
        if message := _mistake(view, path):
            yield Problem(document.path, 1, message)
    for needed in ("languages.yml", "text/en/ui.yml", "text/en/labels.yml", "text/en/emergency.yml"):
        if needed not in view.files.documents:
            yield Problem(view.files.shown(needed), 1, "this file is missing: write it")


def _mistake(view: View, path: str) -> str | None:
    folder, _, rest = path.partition("/")
    stem = rest.rpartition(".")[0]
    if folder == "text":
        return _text_mistake(view, *stem.partition("/")[::2])
    if folder == "reviews":
        return _language_mistake(view, stem)
    if folder == "facts":
        if stem.startswith("rights/"):
            return _country_mistake(view, stem.partition("/")[2])
        known = stem in FACT_FILES or (stem.split("/")[0] in FACT_FOLDERS and "/" in stem)
        return None if known else f"nothing reads 'facts/{stem}.yml': rename it as in docs/editing.md"
    return None if path in TOP_FILES else f"nothing reads '{path}': rename it as in docs/editing.md"


def _language_mistake(view: View, language: str) -> str | None:
    if language in view.library.languages:
        return None
    return f"the language '{language}' is not in languages.yml: add it there, or rename the file or folder"


def _country_mistake(view: View, name: str) -> str | None:
    if name == ANY or name.upper() in view.library.countries:
        return None
    return f"there is no country '{name}' in facts/countries/: rename the file"


def _text_mistake(view: View, language: str, stem: str) -> str | None:
    if message := _language_mistake(view, language):
        return message
    folder, _, name = stem.rpartition("/")
    if folder == "substances" and name not in view.library.topics.classes:
        return f"there is no substance '{name}' in taxonomy.yml: rename the file"
    if folder == "rights" and (message := _country_mistake(view, name)):
        return message
    if folder in ("substances", "rights") or stem in TEXT_FILES:
        return None
    return f"nothing reads '{stem}.yml': rename it as in docs/editing.md"
