"""Bring a message and the names in it into the form that the classifier sees."""

from __future__ import annotations

from collections.abc import Iterable

from bot.understanding.features import Seen
from bot.understanding.names import MEDICINE, PLACE, SUBSTANCE, Found, mask


def seen(text: str, found: Iterable[Found], language: str) -> Seen:
    """Return what the classifier sees of a normalised text with these names."""
    names = tuple(found)
    substances = tuple(name.values[0] for name in names if name.kind in (SUBSTANCE, MEDICINE))
    return Seen(text, mask(text, names), substances, sum(name.kind == PLACE for name in names), language)
