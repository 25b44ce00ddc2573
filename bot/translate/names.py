"""The names of drugs and medicines that no translation may change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.library import Library

PARTS = re.compile(r"\s*[(),]\s*")
SHORTEST = 3  # letters of a name that is protected: LSD, GHB


def protected(library: Library, language: str) -> dict[str, str]:
    """Return the names as a language writes them, each with the id of its substance, if it is one."""
    listed = dict.fromkeys(library.protected, "")
    return {**listed, **{name: id for id in library.topics.substances for name in _called(library, id, language)}}


def spoken(library: Library, source: str, target: str) -> dict[str, str]:
    """Return what the drugs of one language are called in another, where that one has a name for them."""
    known = library.texts.get(target)
    if known is None:
        return {}
    labels = {id: known.strings.get(f"labels.substances.{id}", "") for id in library.topics.substances}
    return {name: PARTS.split(labels[id])[0] for name, id in protected(library, source).items() if labels.get(id)}


def _called(library: Library, id: str, language: str) -> Iterator[str]:
    label = library.label("substances", id, language=language)
    for name in (label, *PARTS.split(label), id.replace("_", " "), id.replace("_", "-")):
        if len(name) >= SHORTEST:
            yield name
