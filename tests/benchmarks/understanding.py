"""How well questions that were never trained are understood: `python -m tests.benchmarks.understanding MODEL`.

DEV are the questions on even places of their lists, on which limits were fitted; TEST are the others.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.content import live
from bot.content.library import Library
from bot.conversation.lean_rasa import import_rasa
from bot.settings import PROJECT
from tests.understanding.files import MARK, unmarked

QUESTIONS = PROJECT / "tests" / "understanding"
COLUMNS = ("questions", "top-1", "top-3", "emerg.", "which", "alarms", "names", "o.o.s.", "words", "w.alarms")


@dataclass(frozen=True)
class Question:
    """A question, the topic that is right, and which half it belongs to."""

    text: str
    topic: str | None
    intent: str
    substances: tuple[str, ...]
    half: str
    language: str


@dataclass(frozen=True)
class Outcome:
    """What was understood of a question."""

    question: Question
    said: Mapping[str, Any]
    words: bool
    topics: tuple[str | None, ...]
    seconds: float

    @property
    def top(self) -> str | None:
        """Return the topic that is answered, None when choices are offered."""
        return self.topics[0] if self.said["outcome"] == "answer" else None


def questions(library: Library, language: str) -> Iterator[Question]:
    """Yield the questions of a language."""
    for path in sorted((QUESTIONS / language).glob("*.yml")):
        for intent, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for place, text in enumerate(texts):
                named = tuple(dict.fromkeys(mark[2] for mark in MARK.finditer(text)))
                topic = library.topics.topic_of(intent, named)
                yield Question(unmarked(text).text, topic, intent, named, "TEST" if place % 2 else "DEV", language)


def asked(question: Question, parser: Any, words: Any, library: Library) -> Outcome:
    """Return what is understood of a question by somebody who has not chosen a language."""
    started = time.perf_counter()
    said = parser.understand(question.text, {"hint": question.language})
    seconds = time.perf_counter() - started
    named = [entity["value"] for entity in said["entities"] if entity["entity"] == "substance"]
    first = [said["intent"]["name"]] if said["emergency"] else []
    intents = first + [entry["name"] for entry in said["intent_ranking"]]
    topics = dict.fromkeys(library.topics.topic_of(intent, named) for intent in intents)
    return Outcome(question, said, bool(words.find(question.text)), tuple(topics), seconds)


def row(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the figures of some questions."""
    danger = [one for one in outcomes if one.question.intent.startswith("emergency_")]
    safe = [one for one in outcomes if not one.question.intent.startswith("emergency_")]
    named = [one for one in outcomes if one.question.substances]
    outside = [one for one in safe if one.question.intent == "chat_out_of_scope"]
    right = [one.said["emergency"] and one.question.topic == one.said["emergency"]["topic"] for one in danger]
    return [
        str(len(outcomes)),
        _share(one.top is not None and one.top == one.question.topic for one in outcomes),
        _share(one.question.topic in one.topics[:3] for one in outcomes),
        _share(one.said["emergency"] is not None for one in danger),
        _share(map(bool, right)),
        _share(one.said["emergency"] is not None for one in safe),
        _share(set(one.question.substances) == _named(one) for one in named),
        _share(one.top in (None, one.question.topic) for one in outside),
        _share(one.words for one in danger),
        _share(one.words for one in safe),
    ]


def _named(outcome: Outcome) -> set[str]:
    return {entity["value"] for entity in outcome.said["entities"] if entity["entity"] == "substance"}


def _share(found: Any) -> str:
    values = list(found)
    return f"{100 * sum(values) / len(values):.1f}" if values else "-"


def confused(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield which intents are taken for which, on DEV only, the most frequent first."""
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    for one in outcomes:
        got = one.said["intent_ranking"][0]["name"]
        if one.question.half == "DEV" and got != one.question.intent:
            pairs[one.question.intent, got] += 1
    for (meant, got), count in sorted(pairs.items(), key=lambda pair: -pair[1])[:25]:
        yield f"{count:3d}  {meant} taken for {got}"


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    given = argparse.ArgumentParser()
    given.add_argument("model", type=Path)
    given.add_argument("--confused", action="store_true", help="show what is taken for what, on DEV")
    options = given.parse_args(arguments)
    import_rasa()
    from bot.conversation.processor import Processor
    from bot.conversation.tracker_store import SlimTrackerStore
    from bot.understanding.emergency import EmergencyWords

    library = live.library()
    parser, words = Processor(options.model, [], SlimTrackerStore()), EmergencyWords.from_library(library)
    languages = sorted(path.name for path in QUESTIONS.iterdir() if path.is_dir() and any(path.glob("*.yml")))
    outcomes = [asked(one, parser, words, library) for code in languages for one in questions(library, code)]
    print(f"{'':10}" + "".join(f"{name:>10}" for name in COLUMNS))
    for code in (*languages, "all"):
        for half in ("DEV", "TEST"):
            chosen = [one for one in outcomes if one.question.half == half and one.question.language in (code, code)]
            chosen = chosen or [one for one in outcomes if one.question.half == half]
            print(f"{code + ' ' + half:10}" + "".join(f"{value:>10}" for value in row(chosen)))
    print(f"one message: {1000 * statistics.median(one.seconds for one in outcomes):.2f} ms in the middle")
    for line in confused(outcomes) if options.confused else ():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
