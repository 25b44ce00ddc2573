"""Which words of an answer a language lacks, and the best text to translate them from."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.facts import ENGLISH
from bot.content.library import Library
from bot.content.models import Answer
from bot.content.texts import country_id, level_id, mechanism_id

NEVER = ("emergency.",)  # what no machine translates


def missing(library: Library, topic: str, *, language: str, country: str = "") -> Mapping[str, Answer]:
    """Return by id what an answer needs and a language has not, each as the text to translate from."""
    if language == ENGLISH or language not in library.languages:
        return {}
    own = library.chain(language)[:-1]
    needed = sources(library, topic, country=country).items()
    return {key: source for key, source in needed if not any((code, key) in library.answers for code in own)}


def sources(library: Library, topic: str, *, country: str = "") -> Mapping[str, Answer]:
    """Return by id what an answer is made of, each in the best text that a person wrote."""
    needed = () if topic.startswith(NEVER) else _needed(library, topic, country)
    return {key: source for key in needed if (source := best(library, key))}


def best(library: Library, key: str) -> Answer | None:
    """Return the text of an answer to translate from: a reviewed one, in English if possible, never a machine's."""
    written = (library.answers.get((code, key)) for code in dict.fromkeys((ENGLISH, *library.texts)))
    found = [answer for answer in written if answer and answer.state != "machine"]
    return next((answer for answer in found if answer.state == "reviewed"), found[0] if found else None)


def _needed(library: Library, topic: str, country: str) -> tuple[str, ...]:
    if mix := library.mixes.get(topic):
        return level_id(mix.level), mechanism_id(mix.mechanism)
    for wanted in (topic, library.nearest(topic) or topic):
        for key in dict.fromkeys((country_id(wanted, country), wanted)):
            if best(library, key):
                return (key,) if not key.startswith(NEVER) else ()
    return ()
