"""Print how often the language of a message is right, on groups of topics that were held out of training."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.understanding.language import LanguageModel
from tests.understanding.files import TRAINING, questions, sentences, unmarked

Pair = tuple[str, str]


def read(folder: Path, file: str = "*.yml") -> Iterator[Pair]:
    """Yield the language and the text of every training sentence."""
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield from ((language.name, unmarked(text).text) for text in sentences(language, file))


def figures(model: LanguageModel, pairs: list[Pair]) -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    """Return how many sentences there are and how many are right per language, and what was taken for what."""
    total, right, taken = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for language, text in pairs:
        ranked = model.scores(text)
        found = ranked[0][0] if ranked else "none"
        total[language] += 1
        right[language] += found == language
        if found != language:
            taken[language, found] += 1
    return total, right, taken


def show(name: str, model: LanguageModel, pairs: list[Pair]) -> None:
    """Print the figures of one held-out group."""
    total, right, taken = figures(model, pairs)
    each = "  ".join(f"{language} {right[language] / total[language]:.1%}" for language in total)
    print(f"{name}: {sum(right.values()) / sum(total.values()):.2%}  {each}  {taken.most_common(4)}")


def main() -> None:
    """Train without one group of topics after another, and say how the model does on it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--training", type=Path, default=TRAINING)
    options.add_argument("--questions", type=Path)
    options.add_argument("--groups", nargs="+", default=["substance", "service", "emergency"])
    asked = options.parse_args()
    everything = list(read(asked.training))
    for group in asked.groups:
        held_out = list(read(asked.training, f"{group}.yml"))
        rest = list((Counter(everything) - Counter(held_out)).elements())
        start = time.perf_counter()
        model = LanguageModel.train(rest)
        print(f"trained in {time.perf_counter() - start:.1f} s")
        show(group, model, held_out)
    if asked.questions:
        model = LanguageModel.train(everything)
        asked_for = [path for path in asked.questions.iterdir() if path.is_dir()]
        show("questions", model, [(p.name, q.text) for p in asked_for for f in p.glob("*.yml") for q in questions(f)])
        start = time.perf_counter()
        for _ in range(500):
            model.scores("hi, can i take half a xanax after two lines of coke and beer?")
        print(f"one message {(time.perf_counter() - start) * 2:.3f} ms")


if __name__ == "__main__":
    main()
