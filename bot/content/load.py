"""A content folder as a Library, with every problem that kept a file from being read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content import facts, files
from bot.content.evidence import read_evidence
from bot.content.facts import ENGLISH
from bot.content.files import Files
from bot.content.library import Library
from bot.content.links import read_links
from bot.content.models import Answer, Evidence, Point, State, Texts, Wording
from bot.content.problems import Problem
from bot.content.reviews import read_reviews, state_of
from bot.content.service_files import MAP, read_map, read_services
from bot.content.services import Services
from bot.content.texts import read_texts
from bot.content.topics import read_taxonomy
from bot.errors import ContentError
from bot.garbage import uncollected

NO_EVIDENCE = Evidence()


@dataclass(frozen=True)
class Loaded:
    """What a folder gave: a library made of all files that could be read, what went wrong, the files themselves."""

    library: Library
    problems: tuple[Problem, ...]
    files: Files


def load(folder: Path, known: Files | None = None) -> Loaded:
    """Read a content folder; files that `known` holds unchanged are not parsed again."""
    require(folder)
    with uncollected():
        found = files.read(folder, known)
        problems = tuple(problem for document in found.documents.values() for problem in document.problems)
        return Loaded(build(found), problems, found)


def require(folder: Path) -> None:
    """Raise ContentError for a folder that holds no content."""
    if not (folder / "taxonomy.yml").is_file():
        raise ContentError(f"'{folder}' is not a content folder: it has no taxonomy.yml. Set HANDRAIL_CONTENT.")


def build(found: Files) -> Library:
    """Put the documents together."""
    taxonomy = read_taxonomy(found.root("taxonomy.yml"))
    languages = facts.read_languages(found.root("languages.yml"))
    sources = facts.read_sources(found.root("facts/sources.yml"))
    texts = {code: read_texts(found, code) for code in _known_first(found, languages)}
    evidence = read_evidence(found, sources)
    places = facts.read_places(found.root("facts/places.yml"))
    return Library(
        topics=taxonomy,
        languages=languages,
        places=places,
        ambiguous=facts.read_ambiguous(found.root("facts/ambiguous_names.yml")),
        countries=facts.read_countries(found),
        sources=sources,
        mixes=facts.read_mixes(found.root("facts/mixes.yml"), sources),
        medicines=facts.read_medicines(found.root("facts/medicines.yml"), sources),
        links=read_links(found.root("facts/topics.yml"), taxonomy),
        texts=texts,
        answers=dict(_answers(found, texts, evidence)),
        evidence=evidence,
        services=Services(read_services(found), places, read_map(found.root(MAP))),
        protected=facts.read_protected(found.root("facts/protected_names.yml")),
        latin_letters=facts.read_latin_letters(found.root("facts/latin_letters.yml")),
        order=facts.read_order(found.root("facts/language_order.yml")),
    )


def _known_first(found: Files, languages: Mapping[str, object]) -> list[str]:
    present = found.text_languages
    return [code for code in languages if code in present]


def _answers(
    found: Files, texts: Mapping[str, Texts], evidence: Mapping[str, Evidence]
) -> Iterator[tuple[tuple[str, str], Answer]]:
    english = texts[ENGLISH].wordings if ENGLISH in texts else {}
    for language, words in texts.items():
        reviews = read_reviews(found, language)
        for key, wording in words.wordings.items():
            if usable(wording):
                original = english.get(key)
                state = state_of(reviews.get(key), original, wording)
                ordered = in_order(wording, original)
                yield (language, key), _answer(language, key, ordered, evidence.get(key, NO_EVIDENCE), state)


def _answer(language: str, key: str, words: Wording, proof: Evidence, state: State) -> Answer:
    topic, _, country = key.partition("@")
    return Answer(
        topic=topic,
        language=language,
        title=words.title,
        lead=words.lead,
        points=words.points,
        never=words.never,
        sources=proof.sources,
        checked=proof.checked,
        check_again=proof.check_again,
        state=state,
        verify=proof.verify,
        country=country.upper(),
        laws=proof.laws,
    )


def usable(wording: Wording) -> bool:
    """Say whether a wording can be shown: it has a lead and no empty point."""
    return bool(wording.lead) and all(point.text for point in (*wording.points, *wording.never))


def in_order(wording: Wording, original: Wording | None) -> Wording:
    """Return the wording with its points in the order of the English one."""
    if original is None or original is wording:
        return wording
    return Wording(
        wording.title, wording.lead, _sorted(wording.points, original.points), _sorted(wording.never, original.never)
    )


def _sorted(points: tuple[Point, ...], original: tuple[Point, ...]) -> tuple[Point, ...]:
    order = {point.name: index for index, point in enumerate(original)}
    return tuple(sorted(points, key=lambda point: order.get(point.name, len(order))))
