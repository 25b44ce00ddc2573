"""Print how many substances the finder finds in held-out questions, and how many of its finds are wrong."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.understanding.names import Found, NameFinder
from bot.understanding.normalise import normalise
from tests.understanding.files import TRAINING, Marked, finder, questions

HELD_OUT = Path(__file__).parents[1] / "understanding"


def outcomes(question: Marked, found: tuple[Found, ...]) -> Iterator[tuple[str, str]]:
    """Yield (outcome, detail) for each marked and each found name, compared by the id alone."""
    wanted = Counter(mark[2] for mark in question.marks)
    rest = list(found)
    for identity in wanted.elements():
        hit = next((one for one in rest if one.values[0] == identity), None)
        hit = hit or next((one for one in rest if identity in one.values), None)
        if hit is None:
            yield "missed", identity
            continue
        rest.remove(hit)
        yield ("right" if hit.values[0] == identity else "among"), identity
    yield from (("repeated" if one.values[0] in wanted else "wrong", f"{one.surface}={one.values[0]}") for one in rest)


def measure(folder: Path, names: NameFinder, half: str, *, language: str | None, errors: bool) -> Counter[str]:
    """Return how often each outcome occurred in the questions of a language."""
    count: Counter[str] = Counter()
    for path in sorted(folder.glob("*.yml")):
        for question in questions(path):
            if half != "all" and question.place % 2 != (half == "odd"):
                continue
            found = [one for one in names.find(normalise(question.text), language) if one.kind == "substance"]
            for outcome, detail in outcomes(question, tuple(found)):
                count[outcome] += 1
                if errors and outcome not in ("right", "repeated"):
                    print(f"  {outcome} {detail}: {question.text}")
    return count


def line(language: str, half: str, count: Counter[str]) -> str:
    """Return one line of figures."""
    marked = count["right"] + count["among"] + count["missed"]
    finds = count["right"] + count["among"] + count["repeated"] + count["wrong"]
    found = (count["right"] + count["among"]) / max(1, marked)
    return (
        f"{language} {half:5} marked {marked:4}  found {found:6.1%}"
        f"  right at first {count['right'] / max(1, marked):6.1%}"
        f"  wrong finds {count['wrong'] / max(1, finds):6.1%} ({count['wrong']} of {finds})"
    )


def speed(names: NameFinder) -> float:
    """Return the milliseconds for a message of 60 characters."""
    text = normalise("hi, can i take half a xanax after two lines of coke and beer?")
    start = time.perf_counter()
    for _ in range(500):
        names.find(text, "en")
    return (time.perf_counter() - start) * 2


def main() -> None:
    """Print the figures of every language that has held-out questions."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=HELD_OUT)
    options.add_argument("--half", choices=["even", "odd", "all", "both"], default="both")
    options.add_argument("--language", action="append")
    options.add_argument("--unknown-language", action="store_true")
    options.add_argument("--errors", action="store_true")
    options.add_argument("--training", type=Path, default=TRAINING)
    asked = options.parse_args()
    start = time.perf_counter()
    names = finder(training=asked.training)
    print(f"built in {time.perf_counter() - start:.2f} s, one find {speed(names):.3f} ms")
    for path in sorted(path for path in asked.folder.iterdir() if path.is_dir() and any(path.glob("*.yml"))):
        if asked.language and path.name not in asked.language:
            continue
        for half in ["even", "odd"] if asked.half == "both" else [asked.half]:
            language = None if asked.unknown_language else path.name
            print(line(path.name, half, measure(path, names, half, language=language, errors=asked.errors)))


if __name__ == "__main__":
    main()
