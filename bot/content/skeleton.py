"""Begin a language: its line among the languages, and all English files with every line as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.content.facts import ENGLISH
from bot.content.models import Language

NO_WORDS = ("no", "on")  # which YAML takes for false and true
WRITTEN = re.compile(r"^(?=[^#\n])", re.MULTILINE)
NOTE = "# Take the `# ` from the beginning of a line and write your text in place of the English one. {name} ({code})."


def begin(folder: Path, language: Language, *, known: bool) -> list[str]:
    """Write what a translator begins with, and return its paths; what is there already stays."""
    if not known:
        _declare(folder / "languages.yml", language)
    return list(_copies(folder / "text", language))


def _declare(file: Path, language: Language) -> None:
    code = f'"{language.code}"' if language.code in NO_WORDS else language.code
    fields = f"name: {language.name}, english: {language.english}"
    more = f"direction: {language.direction}, script: {language.script}, fallback: [{ENGLISH}]"
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{code}: {{{fields}, {more}}}\n", "utf-8")


def _copies(text: Path, language: Language) -> Iterator[str]:
    for original in sorted((text / ENGLISH).rglob("*.yml")):
        copy = text / language.code / original.relative_to(text / ENGLISH)
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_commented(original.read_text("utf-8"), language), "utf-8")
            yield str(copy.relative_to(text.parent))


def _commented(english: str, language: Language) -> str:
    """Return an English file as comments; its first line tells editors' programs its form."""
    first, _, rest = english.partition("\n")
    note = NOTE.format(name=language.english, code=language.code)
    return "\n".join((WRITTEN.sub("# ", first), note, WRITTEN.sub("# ", rest)))
