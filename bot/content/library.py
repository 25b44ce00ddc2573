"""Find the words and facts of an answer: by topic, in the first language of a chain that has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from bot.content.facts import ENGLISH
from bot.content.fill import filled
from bot.content.links import Links
from bot.content.models import (
    AmbiguousName,
    Answer,
    Country,
    Evidence,
    Language,
    Line,
    Medicine,
    Mix,
    Place,
    Sentence,
    Source,
    Texts,
)
from bot.content.services import Services
from bot.content.texts import country_id, level_id, mechanism_id
from bot.content.topics import Taxonomy
from bot.errors import ContentError

Names = Mapping[str, tuple[str, ...]]
NO_TEXTS = Texts()
ANYWHERE = "any"  # countries that have no order of languages of their own


@dataclass(frozen=True)
class Library:
    """Everything the bot can say; never changes, a new one is made when files change."""

    topics: Taxonomy
    languages: Mapping[str, Language]
    places: Mapping[str, Place]
    ambiguous: tuple[AmbiguousName, ...]
    countries: Mapping[str, Country]
    sources: Mapping[str, Source]
    mixes: Mapping[str, Mix]
    medicines: Mapping[str, Medicine]
    links: Links
    texts: Mapping[str, Texts] = field(repr=False)
    answers: Mapping[tuple[str, str], Answer] = field(repr=False)
    evidence: Mapping[str, Evidence] = field(repr=False)
    services: Services = field(repr=False)
    protected: tuple[str, ...] = ()
    latin_letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    @cached_property
    def offered(self) -> tuple[Language, ...]:
        """Return the languages in which every emergency is written; of these `only` the operator's, if any."""
        return tuple(
            language
            for code, language in self.languages.items()
            if code in (self.only or self.languages) and self._has_emergencies(language)
        )

    def door(self, country: str, current: str = "") -> tuple[Language, ...]:
        """Return the languages that are offered: the current one, then as many people in a country speak them."""
        listed = self.order.get(country.upper()) or self.order.get(ANYWHERE, ())
        place = {code: number for number, code in enumerate(dict.fromkeys((current, *listed)))}
        return tuple(sorted(self.offered, key=lambda language: place.get(language.code, len(place))))

    def known_as(self, hint: str) -> str | None:
        """Return the language that a code of a channel stands for, as `pt-BR` or `ku`, or None."""
        code = hint.replace("_", "-").casefold()
        for name in (code, code.split("-", maxsplit=1)[0]):
            if found := next((known for known in self.languages.values() if name in (known.code, *known.also)), None):
                return found.code
        return None

    def with_answers(self, language: str, answers: Mapping[str, Answer]) -> Library:
        """Return this library with some answers of one language, by id, in the place of what it has."""
        return replace(self, answers={**self.answers, **{(language, key): found for key, found in answers.items()}})

    def chain(self, language: str) -> tuple[str, ...]:
        """Return the languages to look in, best first; only English for a language that we do not know."""
        known = self.languages.get(language)
        return known.chain if known else (ENGLISH,)

    def answer(self, topic: str, *, language: str, country: str | None = None) -> Answer | None:
        """Return the answer in the first language of the chain that has it; that of the country goes first."""
        if topic in self.mixes:
            mix = self.mixes[topic]
            return self.mix_answer(mix.first, mix.second, language=language)
        for key in dict.fromkeys((country_id(topic, country or ""), topic)):
            for code in self.chain(language):
                if found := self.answers.get((code, key)):
                    return found
        return None

    def mix(self, first: str, second: str) -> Mix | None:
        """Return what is known about a pair of substances or medicines, in any order."""
        for one, other in ((first, second), (second, first)):
            if one in self.medicines and (found := self.medicines[one].mixes.get(other)):
                return found
        low, high = sorted((first, second))
        return self.mixes.get(f"mix.{low}+{high}")

    def mix_answer(self, first: str, second: str, *, language: str) -> Answer | None:
        """Return the words of a pair's level and mechanism with the names of the two in them."""
        mix = self.mix(first, second)
        if mix is None:
            return None
        return next((found for code in self.chain(language) if (found := self._mixed(mix, code))), None)

    def text(self, path: str, *, language: str) -> str:
        """Return a string by its path, as `ui.buttons.more`; ContentError when no language of the chain has it."""
        found = self._string(path, language)
        if found is None:
            raise ContentError(f"No text '{path}' for '{language}': add it to content/text/en/.")
        return found

    def label(self, group: str, id: str, *, language: str) -> str:
        """Return the short name of a substance, topic or place; its English name or its id when there is none."""
        found = self._string(f"labels.{group}.{id}", language)
        return found or (self.places[id].name if id in self.places else id)

    def name(self, id: str, *, language: str) -> str:
        """Return the short name of a substance or a medicine."""
        return self.label("medicines" if id in self.medicines else "substances", id, language=language)

    def dispatcher(self, topic: str, language: str) -> Sentence | None:
        """Return what to read aloud to a dispatcher in exactly this language, or None."""
        strings = self.texts.get(language, NO_TEXTS).strings
        name = topic.partition(".")[2]
        sentence = strings.get(f"dispatcher.{name}")
        return Sentence(sentence, strings.get(f"dispatcher.latin.{name}")) if sentence else None

    def desk(self, topic: str, country: str, language: str) -> Sentence | None:
        """Return what to say or show at a desk of a country in exactly this language, or None."""
        strings = self.texts.get(language, NO_TEXTS).strings
        name = f"{country.upper()}.{topic.partition('.')[2]}"
        sentence = strings.get(f"desk.{name}")
        return Sentence(sentence, strings.get(f"desk.latin.{name}")) if sentence else None

    def country(self, code: str | None) -> Country | None:
        """Return the facts of a country by its code, or None."""
        return self.countries.get((code or "").upper())

    def names(self, language: str) -> Names:
        """Return the street names of a language and of those it is a variant of: name to substance ids."""
        return self._names.get(language, MappingProxyType({}))

    def names_of(self, id: str, language: str) -> tuple[str, ...]:
        """Return what people call a substance or medicine in exactly this language, the best known first."""
        return self.texts.get(language, NO_TEXTS).names.get(id, ())

    def all_names(self) -> Names:
        """Return the street names of all languages: name to substance ids."""
        return self._all_names

    def next_topics(self, topic: str) -> tuple[str, ...]:
        """Return the topics to offer after an answer, best first."""
        return self.links.next.get(topic, ())

    def nearest(self, topic: str) -> str | None:
        """Return the topic to answer while this one has no text."""
        return next(iter(self.links.nearest.get(topic, ())), None)

    def lines(self, topic: str, country: str | None) -> tuple[Line, ...]:
        """Return the phone lines that belong to a topic in a country, in the order of the topic's kinds."""
        found = self.country(country)
        kinds = self.links.lines.get(topic, ())
        wanted = (line for kind in kinds for line in (found.lines if found else ()) if kind in line.kinds)
        return tuple(dict.fromkeys(wanted))

    def _has_emergencies(self, language: Language) -> bool:
        """Say whether a language, or one that it is a variant of, has all emergencies."""
        own = [code for code in language.chain if code == language.code or code != ENGLISH]
        return all(any((code, topic) in self.answers for code in own) for topic in self.topics.of_group("emergency"))

    def _string(self, path: str, language: str) -> str | None:
        for code in self.chain(language):
            if found := self.texts.get(code, NO_TEXTS).strings.get(path):
                return found
        return None

    def _mixed(self, mix: Mix, code: str) -> Answer | None:
        level = self.answers.get((code, level_id(mix.level)))
        why = self.answers.get((code, mechanism_id(mix.mechanism)))
        if level is None or why is None:
            return None
        proof = self.evidence.get("mix", Evidence())
        joined = replace(
            level,
            topic=mix.topic,
            lead=f"{level.lead}\n\n{why.lead}",
            sources=mix.sources,
            checked=proof.checked,
            check_again=proof.check_again,
            verify=proof.verify,
            state=level.state if level.state == why.state else "draft",
        )
        return filled(joined, self._labels_of(mix, code))

    def _labels_of(self, mix: Mix, code: str) -> dict[str, str]:
        return {"first": self.name(mix.first, language=code), "second": self.name(mix.second, language=code)}

    @cached_property
    def _names(self) -> Mapping[str, Names]:
        return {code: _merged(self._own_and_base(code)) for code in self.languages}

    @cached_property
    def _all_names(self) -> Names:
        return _merged([self.texts[code].names for code in self.texts])

    def _own_and_base(self, language: str) -> Iterator[Names]:
        for code in self.chain(language):
            if code == language or code != ENGLISH:
                yield self.texts.get(code, NO_TEXTS).names


def _merged(tables: Sequence[Names] | Iterator[Names]) -> Names:
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for substance, names in table.items():
            for name in names:
                known = found.get(name, ())
                found[name] = known if substance in known else (*known, substance)
    return MappingProxyType(found)
