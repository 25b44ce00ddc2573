"""Write answers that a language lacks into its files, as a machine's draft for somebody to review."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content import limits
from bot.content.facts import ENGLISH
from bot.content.load import Loaded
from bot.content.missing import NEVER
from bot.content.models import Answer
from bot.content.schemas import first_line
from bot.content.texts import answers_in

LEADS_ONLY = "mechanisms."  # a mechanism of mixes is one text without parts


@dataclass(frozen=True)
class Gap:
    """An answer that a language lacks: its id, its file without language and ending, its name in there."""

    key: str
    stem: str
    name: str


def gaps(loaded: Loaded, language: str) -> Iterator[Gap]:
    """Yield what English has and a language has not; emergencies are no machine's work."""
    have = loaded.library.texts[language].wordings if language in loaded.library.texts else {}
    for path, document in loaded.files.under(f"text/{ENGLISH}"):
        stem = path[len(f"text/{ENGLISH}/") : -len(".yml")]
        for key, name, _ in answers_in(stem, document.root):
            if key not in have and not key.startswith(NEVER):
                yield Gap(key, stem, name)


def too_long(answer: Answer) -> str:
    """Return what is wrong with the length of a draft; an empty text when it fits."""
    points = max((len(point.text) for point in answer.points), default=0)
    for what, length, most in (
        ("title", len(answer.title), limits.TITLE),
        ("lead", len(answer.lead), limits.LEAD),
        ("point", points, limits.POINT),
    ):
        if length > most:
            return f"its {what} has {length} characters, {most} fit"
    return ""


def write(folder: Path, language: str, gap: Gap, answer: Answer) -> None:
    """Add an answer to the file of a language."""
    path = f"text/{language}/{gap.stem}.yml"
    file = folder / path
    old = file.read_text("utf-8") if file.exists() else f"{first_line(path)}\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_added(old.rstrip("\n"), gap.name.split("."), list(_lines(gap, answer))) + "\n", "utf-8")


def _added(text: str, names: list[str], lines: list[str]) -> str:
    """Return a file with lines under a name, in the group that the name stands in."""
    found = text.split("\n")
    if len(names) == 1:
        return "\n".join([*found, *lines])
    group = names[0] + ":"
    if group not in found:
        return "\n".join([*found, group, *("  " + line for line in lines)])
    start = found.index(group) + 1
    end = next((place for place in range(start, len(found)) if found[place][:1] not in (" ", "")), len(found))
    return "\n".join([*found[:end], *("  " + line for line in lines), *found[end:]])


def _lines(gap: Gap, answer: Answer) -> Iterator[str]:
    name = gap.name.rpartition(".")[2]
    if gap.name.startswith(LEADS_ONLY):
        yield f"{name}: {_quoted(answer.lead)}"
        return
    yield f"{name}:"
    yield from (f"  {part}: {_quoted(text)}" for part, text in (("title", answer.title), ("lead", answer.lead)) if text)
    if answer.points:
        yield "  points:"
        yield from (f"    {point.name}: {_quoted(point.text)}" for point in answer.points)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
