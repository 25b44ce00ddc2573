"""The training sentences: nothing twice, nothing that is tested, every topic in every language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.content.library import Library
from bot.settings import PROJECT
from bot.understanding.normalise import normalise
from tests.understanding.files import unmarked

LANGUAGES = sorted(path.name for path in (PROJECT / "intents").iterdir() if path.is_dir())
TESTED = sorted(
    path.name for path in (PROJECT / "tests" / "understanding").iterdir() if path.is_dir() and any(path.glob("*.yml"))
)


def trained(language: str) -> Iterator[tuple[str, str]]:
    """Yield the intent and the normalised text of each training sentence."""
    for path in sorted((PROJECT / "intents" / language).glob("*.yml")):
        for entry in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["nlu"]:
            lines = (line.strip().removeprefix("- ") for line in entry["examples"].splitlines())
            yield from ((entry["intent"], normalise(unmarked(line).text)) for line in lines if line)


@cache
def all_trained() -> frozenset[str]:
    """Return every training sentence, bare."""
    return frozenset(bare(text) for language in LANGUAGES for _, text in trained(language))


def bare(text: str) -> str:
    """Return a text without anything but letters and digits."""
    return re.sub(r"\W+", " ", text).strip() or text


def held_out(language: str) -> set[str]:
    paths: Iterator[Path] = (PROJECT / "tests" / "understanding" / language).glob("*.yml")
    lists = (yaml.safe_load(path.read_text(encoding="utf-8")).values() for path in paths)
    return {bare(normalise(unmarked(text).text)) for texts in lists for listed in texts for text in listed}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_sentences_in_every_language(language: str, library: Library) -> None:
    assert {intent for intent, _ in trained(language)} == set(library.topics.intents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_there_twice(language: str) -> None:
    assert [text for text, count in Counter(text for _, text in trained(language)).items() if count > 1] == []


@pytest.mark.parametrize("language", TESTED)
def test_no_tested_question_is_trained(language: str) -> None:
    assert held_out(language) & all_trained() == set()


def test_the_domain_has_the_intents_of_the_taxonomy(library: Library) -> None:
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["intents"]) - {"more", "again", "nlu_fallback"} == set(library.topics.intents)
