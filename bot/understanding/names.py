"""Find the names of substances and places in a message."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache, partial

from bot.understanding.emoji import PREFIX as EMOJI
from bot.understanding.inflection import stem, without_prefix
from bot.understanding.name_context import Candidate, everyday, supported
from bot.understanding.name_index import Meaning, NameIndex
from bot.understanding.name_rules import NameRules, together
from bot.understanding.vocabulary import Vocabulary
from bot.understanding.words import Word, cut

SUBSTANCE, MEDICINE = "substance", "medicine"
PLACE = "place"
# A name of another language is trusted when it is this long, or known in this many languages.
LONG_ENOUGH = 6
KNOWN_WIDELY = 3
SHORTEST_FOREIGN = 4

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

    `names_by_language` is `{"en": {"heroin": ["smack", ...]}}`, `ambiguous` is
    `{"en": {"gear": ["heroin", "steroids"]}}`, `places` is `{"berlin": ["Berlin", "برلين"]}`, `rules` what
    `name_rules.yml` says per language, `words` the words that are so common in a language that nobody misspelled
    a name, and `medicines` the ids that are no drugs but medicines.
    """

    def __init__(
        self,
        names_by_language: Mapping[str, Names],
        ambiguous: Mapping[str, Names] | None = None,
        places: Names | None = None,
        rules: Mapping[str, NameRules] | None = None,
        words: Mapping[str, Vocabulary] | None = None,
        medicines: Collection[str] = (),
    ) -> None:
        self._rules = dict(rules or {})
        self._words = dict(words or {})
        self._all_words = Vocabulary.union(self._words.values())
        self._every = together(self._rules.values())
        meanings = [*_ambiguous(ambiguous or {}), *_substances(names_by_language, medicines), *_places(places or {})]
        self._index = NameIndex(meanings, self._rules, self._every)
        self._stem: Callable[[str, str | None], str] = self._stem_of
        self._single: Callable[[str, str | None], str | None] = self._name_of

    def remembering(self) -> NameFinder:
        """Return the same finder, which remembers what a word is: for many texts at once, and not for long."""
        made = copy(self)
        made._single = cache(self._single)
        made._stem = cache(self._stem)
        return made

    def find(self, text: str, language: str | None = None, expected: str | None = None) -> tuple[Found, ...]:
        """Return the names in a normalised text, in their order; the language decides what a street name means.

        Where nobody knows the language, an everyday word of the one that is `expected` is no name if it stands alone.
        """
        rules = self._of(language)
        words = cut(text)
        if len(words) == 1 and not language and self._of(expected).is_everyday(words[0].text):
            return ()
        candidates = everyday([word.text for word in words], list(self._candidates(words, language)), rules)
        kept = supported(text, words, candidates, rules)
        return tuple(self._found(text, words, candidate, language) for candidate in kept)

    def _of(self, language: str | None) -> NameRules:
        return self._rules.get(language or "", self._every)

    def _candidates(self, words: list[Word], language: str | None) -> Iterator[Candidate]:
        rules = self._of(language)
        texts = [word.text for word in words]
        stems = [self._stem(text, language) for text in texts]
        place = 0
        while place < len(texts):
            count, name = self._index.several(texts, stems, place) or (1, self._single(texts[place], language))
            if name and self._known(name, language):
                yield Candidate(place, place + count, name, self._doubtful(name, language, rules), self._is_place(name))
            place += count

    def _stem_of(self, word: str, language: str | None) -> str:
        return stem(word, self._of(language))

    def _name_of(self, word: str, language: str | None) -> str | None:
        """Return the name that a word is, or was meant to be."""
        rules = self._of(language)
        trusted = partial(self._trusted, word, language)
        name = self._index.single(word, language or "", rules, trusted)
        if name or self._meant(word, rules):
            return name
        return self._index.misspelled(word, rules, partial(self._likely, word, language))

    def _meant(self, word: str, rules: NameRules) -> bool:
        """Say whether a word is spelled as it was meant to be, in any language."""
        if len(word) < LONG_ENOUGH or word.startswith(EMOJI) or word in self._all_words or rules.is_everyday(word):
            return True
        return any(rest in self._all_words for rest in without_prefix(word, rules, LONG_ENOUGH - 1))

    def _trusted(self, word: str, language: str | None, name: str) -> bool:
        """Say whether a word that is not quite this name may still be meant as it."""
        if len(name) < SHORTEST_FOREIGN and name != word and self._common(word, language):
            return False
        if language not in self._rules:
            return name not in self._every.needs_support or len(name) >= LONG_ENOUGH
        languages = self._languages(name)
        if "" in languages or language in languages:
            return True
        return len(name) >= LONG_ENOUGH and not self._doubted(name, languages)

    def _likely(self, word: str, language: str | None, name: str) -> bool:
        """Say whether a name is long or widespread enough that people misspell it."""
        often = len(name) > LONG_ENOUGH or len(self._languages(name)) >= KNOWN_WIDELY
        return often and self._trusted(word, language, name)

    def _known(self, name: str, language: str | None) -> bool:
        """Say whether a name may be meant at all in a text of this language."""
        languages = self._languages(name)
        if language not in self._rules or "" in languages or language in languages:
            return True
        if len(name) < SHORTEST_FOREIGN or self._doubted(name, languages):
            return False
        return len(languages) >= KNOWN_WIDELY or not self._common(name, language)

    def _doubtful(self, name: str, language: str | None, rules: NameRules) -> bool:
        """Say whether a name counts only beside a word that supports it."""
        if name in rules.needs_support or len(name) == 1:
            return True
        languages = self._languages(name)
        foreign = language in self._rules and "" not in languages and language not in languages
        return foreign and not self._travels(name, languages)

    def _is_place(self, name: str) -> bool:
        return all(meaning.kind == PLACE for meaning in self._index.meanings(name))

    def _travels(self, name: str, languages: set[str]) -> bool:
        """Say whether a name of other languages is long or widespread enough to be understood everywhere."""
        return (len(name) >= LONG_ENOUGH or len(languages) >= KNOWN_WIDELY) and not self._doubted(name, languages)

    def _doubted(self, name: str, languages: set[str]) -> bool:
        return any(name in self._rules[code].needs_support for code in languages if code in self._rules)

    def _common(self, word: str, language: str | None) -> bool:
        return language in self._words and word in self._words[language]

    def _languages(self, name: str) -> set[str]:
        return {meaning.language for meaning in self._index.meanings(name)}

    def _found(self, text: str, words: list[Word], candidate: Candidate, language: str | None) -> Found:
        start, end = words[candidate.first].start, words[candidate.last - 1].end
        meanings = self._index.meanings(candidate.name)
        own = [meaning for meaning in meanings if meaning.language in ("", language)]
        alone = candidate.last - candidate.first == len(words)  # then nothing tells the language
        here = [*own, *meanings] if alone else own or meanings
        kind = here[0].kind
        values = tuple(dict.fromkeys(meaning.value for meaning in here if meaning.kind == kind))
        return Found(start, end, kind, values, text[start:end])


def mask(text: str, found: Iterable[Found]) -> str:
    """Return the text with each name replaced by what kind of name it is; people ask the same about medicines."""
    for name in sorted(found, key=lambda one: one.start, reverse=True):
        kind = SUBSTANCE if name.kind == MEDICINE else name.kind
        text = f"{text[: name.start]}name_{kind}{text[name.end :]}"
    return text


def _substances(names_by_language: Mapping[str, Names], medicines: Collection[str]) -> Iterator[tuple[str, Meaning]]:
    for language, names in names_by_language.items():
        for value, spellings in names.items():
            meaning = Meaning(MEDICINE if value in medicines else SUBSTANCE, value, language)
            yield from ((spelling, meaning) for spelling in (*spellings, value.replace("_", " ")))


def _ambiguous(ambiguous: Mapping[str, Names]) -> Iterator[tuple[str, Meaning]]:
    for language, names in ambiguous.items():
        for spelling, values in names.items():
            yield from ((spelling, Meaning(SUBSTANCE, value, language)) for value in values)


def _places(places: Names) -> Iterator[tuple[str, Meaning]]:
    for value, spellings in places.items():
        meaning = Meaning(PLACE, value, "")
        yield from ((spelling, meaning) for spelling in spellings)
