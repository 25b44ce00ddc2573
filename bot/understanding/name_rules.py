"""What an editor says about the names of one language: which are everyday words, and how they are inflected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from bot.understanding.words import key

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class NameRules:
    """The rules of one language, read from `name_rules.yml`."""

    needs_support: frozenset[str] = frozenset()
    support: frozenset[str] = frozenset()
    support_starts: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()
    everyday: frozenset[Phrase] = frozenset()
    prefixes: tuple[str, ...] = ()
    endings: frozenset[str] = frozenset()
    dropped: str = ""
    parts: tuple[str, ...] = ("\0",)
    compounds: bool = False

    @staticmethod
    def read(entries: Mapping[str, str]) -> NameRules:
        """Return the rules from the lists of a file: commas between entries, `*` for any ending, `/` for or."""
        support = _listed(entries.get("support", ""))
        return NameRules(
            needs_support=frozenset(map(key, _listed(entries.get("needs_support", "")))),
            support=frozenset(key(word) for word in support if not word.endswith("*")),
            support_starts=tuple(key(word) for word in support if word.endswith("*")),
            before=frozenset(map(key, _listed(entries.get("before", "")))),
            everyday=frozenset(_phrases(_listed(entries.get("everyday", "")))),
            prefixes=tuple(sorted(map(key, _listed(entries.get("prefixes", ""))), key=len, reverse=True)),
            endings=frozenset(map(key, _listed(entries.get("endings", "")))),
            dropped=key(entries.get("dropped", "")).replace(" ", ""),
            parts=tuple(map(key, _listed(entries.get("compounds", "")))) or ("\0",),
            compounds=bool(entries.get("compounds")),
        )

    def supports(self, word: str) -> bool:
        """Say whether a word beside a doubtful name shows that a drug is meant."""
        return word in self.support or (bool(self.support_starts) and word.startswith(self.support_starts))


def together(rules: Iterable[NameRules]) -> NameRules:
    """Return the rules for a text whose language is not known: an everyday word of any language needs support."""
    every = tuple(rules)
    everyday: frozenset[Phrase] = frozenset().union(*(one.everyday for one in every))
    return NameRules(
        needs_support=frozenset().union(
            *(one.needs_support for one in every), (phrase[0] for phrase in everyday if len(phrase) == 1)
        ),
        support=frozenset().union(*(one.support for one in every)),
        before=frozenset().union(*(one.before for one in every)),
        support_starts=tuple({start for one in every for start in one.support_starts}),
        everyday=frozenset(phrase for phrase in everyday if len(phrase) > 1),
        prefixes=tuple(sorted({prefix for one in every for prefix in one.prefixes}, key=len, reverse=True)),
        endings=frozenset().union(*(one.endings for one in every)),
    )


def _listed(text: str) -> list[str]:
    """Return the entries between the commas."""
    return [entry.strip() for entry in text.split(",") if entry.strip()]


def _phrases(entries: Iterable[str]) -> Iterable[Phrase]:
    """Return the phrases of `white shirt/bread`: white shirt, white bread."""
    for entry in entries:
        choices = [[key(choice) for choice in part.split("/")] for part in entry.split()]
        yield from (tuple(" ".join(chosen).split()) for chosen in product(*choices))
