"""How long content of 25 languages takes to load, to read again and to check: python tests/benchmarks/content.py."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.content.checks import check
from bot.content.load import load
from bot.content.record import record
from bot.settings import PROJECT

LANGUAGES = 25
FIRST_LETTERS = {
    "Greek": 0x3B1,
    "Cyrillic": 0x430,
    "Arabic": 0x628,
    "Devanagari": 0x915,
    "Ethiopic": 0x1200,
    "Georgian": 0x10D0,
}
ANSWER = """{name}:
  title: What {name} is about
  lead: "This is what a lead looks like: it is two or three short sentences long. Most have about 160 characters."
  points:
    first: A point is one thought in one line, and most of them have about 80 characters.
    second: A point is one thought in one line, and most of them have about 80 characters.
    third: A point is one thought in one line, and most of them have about 80 characters.
    fourth: A point is one thought in one line, and most of them have about 80 characters.
    fifth: A point is one thought in one line, and most of them have about 80 characters.
"""


def grown(folder: Path) -> Path:
    """Return a copy of the content in which every answer exists in 25 languages."""
    copy = Path(shutil.copytree(PROJECT / "content", folder / "content"))
    topics = load(copy).library.topics
    files: dict[str, list[str]] = {}
    for topic in topics.ids:
        group, _, name = topic.partition(".")
        if group == "substance":
            substance, _, facet = name.partition(".")
            files.setdefault(f"substances/{substance}", []).append(facet)
        elif group in ("emergency", "safer_use", "health", "chat"):
            files.setdefault(group, []).append(name)
        elif group == "rights":
            for country in ("nl", "be", "de", "fr", "es", "gr"):
                files.setdefault(f"rights/{country}", []).append(name)
    scripts = {code: language.script for code, language in load(copy).library.languages.items()}
    languages = [code for code in load(copy).library.languages if code != "prs"][:LANGUAGES]
    for language in languages:
        for stem, names in files.items():
            path = copy / "text" / language / f"{stem}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(in_script(scripts[language], "".join(ANSWER.format(name=name) for name in names)), "utf-8")
    record(copy)
    return copy


def in_script(script: str, text: str) -> str:
    """Return the text with its values in letters of another script."""
    first = FIRST_LETTERS.get(script)
    if first is None:
        return text
    table = {ord("a") + index: chr(first + index) for index in range(26)}
    lines = (line.partition(": ") for line in text.split("\n"))
    return "\n".join(name + colon + value.lower().translate(table) for name, colon, value in lines)


def measured(what: str, work: Callable[[], object]) -> None:
    """Print the best of three runs, by the clock and by the processor (which others may use too)."""
    clock, processor = map(min, zip(*(_seconds(work) for _ in range(3)), strict=True))
    print(f"{what}: {clock:.2f} s, of the processor {processor:.2f} s")


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        content = grown(Path(folder))
        loaded = load(content)
        files = loaded.files.documents
        print(f"{len(files)} files, {sum((content / path).stat().st_size for path in files) / 1e6:.1f} MB")
        print(f"{len(loaded.library.answers)} answers in {len(loaded.library.texts)} languages")
        measured("load everything (target 2 s)", lambda: load(content))
        measured("look for changed files and build anew", lambda: load(content, loaded.files))
        measured("check everything (target 5 s)", lambda: check(content, date(2026, 11, 23)))


if __name__ == "__main__":
    main()
