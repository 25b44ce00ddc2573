"""What an editor says about the names of one language: which are everyday words, and how they are inflected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from bot.understanding.words import key, keys

Phrase = tuple[str, ...]
NONE = ("\0",)


@dataclass(frozen=True)
class NameRules:
    """The rules of one language, read from `name_rules.yml`; phrases are kept by their first word."""

    needs_support: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    support: frozenset[str] = frozenset()
    support_starts: tuple[str, ...] = NONE
    before: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    everyday: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    prefixes: tuple[str, ...] = NONE
    endings: frozenset[str] = frozenset()
    dropped: str = ""
    parts: tuple[str, ...] = NONE
    compounds: bool = False

    @staticmethod
    def read(entries: Mapping[str, str]) -> NameRules:
        """Return the rules from the lists of a file: commas between entries, `*` for any ending, `/` for or."""
        support = _listed(entries, "support")
        return NameRules(
            needs_support=_keys(entries, "needs_support"),
            weak=_keys(entries, "weak"),
            support=frozenset(keys(word for word in support if not word.endswith("*"))),
            support_starts=tuple(keys(word for word in support if word.endswith("*"))) or NONE,
            before=_keys(entries, "before"),
            asking=_keys(entries, "asking"),
            everyday=_by_first(_phrases(_listed(entries, "everyday"))),
            prefixes=tuple(sorted(_keys(entries, "prefixes"), key=len, reverse=True)) or NONE,
            endings=_keys(entries, "endings"),
            dropped=key(entries.get("dropped", "")).replace(" ", ""),
            parts=tuple(_keys(entries, "compounds")) or NONE,
            compounds=bool(entries.get("compounds")),
        )

    def supports(self, word: str) -> bool:
        """Say whether a word beside a doubtful name shows that a drug is meant."""
        return word in self.support or word.startswith(self.support_starts)

    def is_everyday(self, word: str) -> bool:
        """Say whether a word never is a name."""
        return (word,) in self.everyday.get(word, ())


def together(rules: Iterable[NameRules]) -> NameRules:
    """Return the rules for a text whose language is not known: an everyday word of any language needs support."""
    every = tuple(rules)
    phrases = [phrase for one in every for listed in one.everyday.values() for phrase in listed]
    return NameRules(
        needs_support=_all(one.needs_support for one in every) | {phrase[0] for phrase in phrases if len(phrase) == 1},
        weak=_all(one.weak for one in every),
        support=_all(one.support for one in every),
        support_starts=tuple({start for one in every for start in one.support_starts}) or NONE,
        before=_all(one.before for one in every),
        asking=_all(one.asking for one in every),
        everyday=_by_first(phrase for phrase in phrases if len(phrase) > 1),
        prefixes=tuple(sorted({prefix for one in every for prefix in one.prefixes}, key=len, reverse=True)) or NONE,
        endings=_all(one.endings for one in every),
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _listed(entries: Mapping[str, str], name: str) -> list[str]:
    """Return the entries between the commas."""
    return [entry.strip() for entry in entries.get(name, "").split(",") if entry.strip()]


def _keys(entries: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(keys(_listed(entries, name)))


def _phrases(entries: Iterable[str]) -> Iterator[Phrase]:
    """Yield the phrases of `white shirt/bread`: white shirt, white bread."""
    listed = [[part.split("/") for part in entry.split()] for entry in entries]
    every = list({choice for parts in listed for choices in parts for choice in choices})
    known = dict(zip(every, keys(every), strict=True))
    for parts in listed:
        chosen = product(*([known[choice] for choice in choices] for choices in parts))
        yield from (tuple(" ".join(words).split()) for words in chosen)


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    kept: defaultdict[str, set[Phrase]] = defaultdict(set)
    for phrase in phrases:
        if phrase:
            kept[phrase[0]].add(phrase)
    return {first: tuple(sorted(listed)) for first, listed in kept.items()}
