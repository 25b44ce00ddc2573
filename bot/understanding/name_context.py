"""Decide from the words around it whether a name is meant as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.inflection import SHORTEST, without_prefix
from bot.understanding.name_rules import NameRules
from bot.understanding.words import Word

NEAR = 5
BESIDE = 3


@dataclass(frozen=True)
class Candidate:
    """Words that may be a name: from word to word, the known name, whether it needs support, and is one of a place."""

    first: int
    last: int
    name: str
    doubtful: bool = False
    place: bool = False


def everyday(words: Sequence[str], candidates: list[Candidate], rules: NameRules) -> list[Candidate]:
    """Return the candidates that stand in no everyday phrase."""
    spans = list(_phrases(words, rules)) if candidates else []
    return [one for one in candidates if not any(start <= one.first and one.last <= end for start, end in spans)]


def supported(text: str, words: list[Word], candidates: list[Candidate], rules: NameRules) -> list[Candidate]:
    """Return the candidates that are sure, or that a word or a name beside them supports."""
    kept = [one for one in candidates if not one.doubtful or _supported(text, words, one, candidates, rules)]
    told = any(one.name not in rules.weak and not one.place for one in kept)
    return [one for one in kept if one.name not in rules.weak] if told else kept


def _phrases(words: Sequence[str], rules: NameRules) -> Iterator[tuple[int, int]]:
    for start, word in enumerate(words):
        for phrase in rules.everyday.get(word, ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                yield start, start + len(phrase)


def _supported(text: str, words: list[Word], one: Candidate, candidates: list[Candidate], rules: NameRules) -> bool:
    if len(one.name) == 1 and _unit_or_piece(text, words, one):
        return False
    if len(one.name) > 1 and _asked_alone(words, one, rules):
        return True
    reach = BESIDE if len(one.name) == 1 else NEAR
    if one.first and words[one.first - 1].text in rules.before:
        return True
    around = words[max(0, one.first - reach) : one.first] + words[one.last : one.last + reach]
    return any(_supports(word.text, rules) for word in around) or any(_helps(one, other) for other in candidates)


def _asked_alone(words: list[Word], one: Candidate, rules: NameRules) -> bool:
    """Say whether a message is a name and at most "what is"."""
    others = words[: one.first] + words[one.last :]
    return all(word.text in rules.asking for word in others)


def _unit_or_piece(text: str, words: list[Word], one: Candidate) -> bool:
    """Say whether a letter is a unit behind a number (2 g, 10 k) or a piece of a word (i'm, c'est)."""
    word = words[one.first]
    before = words[one.first - 1].text if one.first else ""
    return before.isdigit() or "'" in (text[word.start - 1 : word.start], text[word.end : word.end + 1])


def _helps(one: Candidate, other: Candidate) -> bool:
    """Say whether another name is near enough: a sure one in the same breath, a doubtful one right beside it."""
    if other is one or other.name == one.name:
        return False
    gap = max(one.first, other.first) - min(one.last, other.last)
    return gap <= (1 if other.doubtful else NEAR + 1)


def _supports(word: str, rules: NameRules) -> bool:
    return any(rules.supports(rest) for rest in without_prefix(word, rules, SHORTEST))
