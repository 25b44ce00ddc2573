"""Find the names of substances and places in a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.understanding.name_context import Candidate, everyday, supported
from bot.understanding.name_index import Meaning, NameIndex
from bot.understanding.name_rules import NameRules, together
from bot.understanding.words import Word, cut, key

SUBSTANCE = "substance"
PLACE = "place"
# A name of another language is trusted when it is this long, or known in this many languages.
LONG_ENOUGH = 5
KNOWN_WIDELY = 3

Names = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Found:
    """A name in a text: from where to where, and what it may stand for, likeliest first."""

    start: int
    end: int
    kind: str
    values: tuple[str, ...]
    surface: str


class NameFinder:
    """Find names in texts as `normalise` returns them.

    `names_by_language` is `{"en": {"heroin": ["smack", ...]}}`, `ambiguous` is `{"en": {"gear": ["heroin", "steroids"]}}`,
    `places` is `{"berlin": ["Berlin", "برلين"]}`, `rules` what `name_rules.yml` says per language.
    """

    def __init__(
        self,
        names_by_language: Mapping[str, Names],
        ambiguous: Mapping[str, Names] | None = None,
        places: Names | None = None,
        rules: Mapping[str, NameRules] | None = None,
    ) -> None:
        self._rules = dict(rules or {})
        self._every = together(self._rules.values())
        meanings = [*_ambiguous(ambiguous or {}), *_substances(names_by_language), *_places(places or {})]
        self._index = NameIndex(meanings, self._rules, self._every)

    def find(self, text: str, language: str | None = None) -> tuple[Found, ...]:
        """Return the names in a normalised text, in their order; the language decides what a street name means."""
        rules = self._rules.get(language or "", self._every)
        words = cut(text)
        candidates = everyday([word.text for word in words], list(self._candidates(words, rules)), rules)
        sure = [self._judged(candidate, language, rules) for candidate in candidates]
        kept = supported(text, words, sure, rules)
        return tuple(self._found(text, words, candidate, language) for candidate in kept)

    def _candidates(self, words: list[Word], rules: NameRules) -> Iterator[Candidate]:
        texts = [word.text for word in words]
        place = 0
        while place < len(texts):
            count, name, exact = self._at(texts[place:], rules)
            if name:
                yield Candidate(place, place + count, name, exact)
            place += count

    def _at(self, words: list[str], rules: NameRules) -> tuple[int, str | None, bool]:
        if several := self._index.longest(words, rules):
            return (*several, True)
        if name := self._index.single(words[0], rules):
            return 1, name, True
        if (words[0],) in rules.everyday or words[0] in rules.support:
            return 1, None, True
        return 1, self._index.misspelled(words[0], rules), False

    def _judged(self, candidate: Candidate, language: str | None, rules: NameRules) -> Candidate:
        """Return the candidate with whether it needs a word beside it that supports it."""
        meanings = self._index.meanings(candidate.name)
        own = any(meaning.language in ("", language) for meaning in meanings)
        doubtful = candidate.name in rules.needs_support or len(candidate.name) == 1
        if not own and language in self._rules:
            doubtful = doubtful or self._foreign(candidate.name, meanings)
        return candidate.judged(doubtful=doubtful)

    def _foreign(self, name: str, meanings: list[Meaning]) -> bool:
        """Say whether a name of other languages is too short, or too common a word there, to be trusted."""
        languages = {meaning.language for meaning in meanings}
        doubted = any(name in self._rules[code].needs_support for code in languages if code in self._rules)
        return doubted or (len(name) < LONG_ENOUGH and len(languages) < KNOWN_WIDELY)

    def _found(self, text: str, words: list[Word], candidate: Candidate, language: str | None) -> Found:
        start, end = words[candidate.first].start, words[candidate.last - 1].end
        meanings = self._index.meanings(candidate.name)
        here = [meaning for meaning in meanings if meaning.language in ("", language)] or meanings
        kind = here[0].kind
        values = tuple(dict.fromkeys(meaning.value for meaning in here if meaning.kind == kind))
        return Found(start, end, kind, values, text[start:end])


def mask(text: str, found: Iterable[Found]) -> str:
    """Return the text with each name replaced by what kind of name it is."""
    for name in sorted(found, key=lambda one: one.start, reverse=True):
        text = f"{text[: name.start]}name_{name.kind}{text[name.end :]}"
    return text


def _substances(names_by_language: Mapping[str, Names]) -> Iterator[tuple[str, Meaning]]:
    for language, names in names_by_language.items():
        for value, spellings in names.items():
            yield from ((spelling, Meaning(SUBSTANCE, value, language)) for spelling in (*spellings, value.replace("_", " ")))


def _ambiguous(ambiguous: Mapping[str, Names]) -> Iterator[tuple[str, Meaning]]:
    for language, names in ambiguous.items():
        for spelling, values in names.items():
            yield from ((spelling, Meaning(SUBSTANCE, value, language)) for value in values)


def _places(places: Names) -> Iterator[tuple[str, Meaning]]:
    for value, spellings in places.items():
        yield from ((spelling, Meaning(PLACE, value, "")) for spelling in spellings)
