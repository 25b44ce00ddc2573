"""Print how often the language of a message is right, on sentences that were held out of training."""

from __future__ import annotations

import argparse
import importlib
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.content.load import load
from bot.understanding.language import LATIN, LanguageModel
from bot.understanding.language_texts import written
from tests.understanding.files import CONTENT, TRAINING, questions, sentences, unmarked

Pair = tuple[str, str]
Guess = Callable[[str], str]

QUESTIONS = Path(__file__).parents[1] / "understanding"
WORDS = 4  # from so many on a message has to be right
SIMILAR = (
    ("ar", "fa", "ur", "ps", "ckb"),
    ("ru", "uk", "bg"),
    ("ti", "am"),
    ("ckb", "kmr", "tr"),
    ("nl", "de", "en"),
    ("es", "pt", "it", "fr", "ro"),
)


def read(folder: Path, file: str = "*.yml") -> Iterator[Pair]:
    """Yield the language and the text of every training sentence."""
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield from ((language.name, unmarked(text).text) for text in sentences(language, file))


def group(language: str, text: str) -> str:
    """Return the language of a sentence, with a star for one that its speakers write in other letters."""
    return language + "*" if language in ("ar", "fa", "ru", "el") and LATIN.search(text.casefold()) else language


def show(name: str, guess: Guess, pairs: Sequence[Pair]) -> None:
    """Print how many are right per language, and what was taken for what among similar languages."""
    long = [pair for pair in pairs if len(pair[1].split()) >= WORDS]
    total, right, taken = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for language, text in long:
        found = guess(text)
        total[group(language, text)] += 1
        right[group(language, text)] += found == language
        taken[language, found] += 1
    print(f"\n{name}, {len(long)} of {WORDS} words or more: {sum(right.values()) / max(1, len(long)):.2%} right")
    print("  ".join(f"{code} {right[code] / total[code]:.1%}" for code in total))
    for family in SIMILAR:
        table(family, taken)


def table(family: Sequence[str], taken: Counter[tuple[str, str]]) -> None:
    """Print what was written (rows) and what was found (columns)."""
    rows = [code for code in family if any(language == code for language, _ in taken)]
    if len(rows) < 2:
        return
    print("      " + "".join(f"{code:>7}" for code in (*family, "other")))
    for code in rows:
        found = {other: number for (language, other), number in taken.items() if language == code}
        known = [found.pop(other, 0) for other in family]
        print(f"{code:>6}" + "".join(f"{number:>7}" for number in (*known, sum(found.values()))))


def trained(pairs: Sequence[Pair]) -> Guess:
    """Train our model and say what it costs."""
    start = time.perf_counter()
    model = LanguageModel.train(pairs)
    print(f"trained on {len(pairs)} sentences in {time.perf_counter() - start:.0f} s, {model.size / 1e6:.1f} MB")
    start = time.perf_counter()
    for _ in range(500):
        model.scores("hi, can i take half a xanax after two lines of coke and beer?")
    print(f"one message {(time.perf_counter() - start) * 2:.3f} ms")
    return lambda text: next((code for code, _ in model.scores(text)), "none")


def lingua(codes: Sequence[str]) -> Guess:
    """Return what lingua says, of the languages that it knows; it is not installed by us."""
    found = importlib.import_module("lingua")
    known = [language for language in found.Language.all() if language.iso_code_639_1.name.lower() in codes]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    detector = found.LanguageDetectorBuilder.from_languages(*known).with_preloaded_language_models().build()
    size = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3
    missing = sorted(set(codes) - {language.iso_code_639_1.name.lower() for language in known})
    print(f"lingua: {size:.0f} MB for {len(known)} languages; it does not know {', '.join(missing)}")

    def guess(text: str) -> str:
        language = detector.detect_language_of(text)
        return language.iso_code_639_1.name.lower() if language else "none"

    return guess


def main() -> None:
    """Train without one group of topics after another, and say how the model does on it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--training", type=Path, default=TRAINING)
    options.add_argument("--questions", action="store_true", help="ask the questions of tests/understanding too")
    options.add_argument("--groups", nargs="*", default=["service"])
    options.add_argument("--lingua", action="store_true", help="ask lingua too: uv run --with lingua-language-detector")
    asked = options.parse_args()
    texts = list(written(load(CONTENT).library))
    everything = [*read(asked.training), *texts]
    library = lingua(sorted({code for code, _ in everything})) if asked.lingua else None
    for name in asked.groups:
        held_out = list(read(asked.training, f"{name}.yml"))
        model = trained(list((Counter(everything) - Counter(held_out)).elements()))
        show(name, model, held_out)
        if library:
            show(f"{name}, lingua", library, held_out)
    if asked.questions:
        asked_for = [path for path in QUESTIONS.iterdir() if path.is_dir()]
        pairs = [(p.name, q.text) for p in asked_for for f in p.glob("*.yml") for q in questions(f)]
        show("questions", trained(everything), pairs)


if __name__ == "__main__":
    main()
