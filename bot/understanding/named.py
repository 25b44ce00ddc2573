"""Build the finder of names from the content."""

from __future__ import annotations

from bot.content.library import Library
from bot.understanding.listed import under
from bot.understanding.name_library import from_library
from bot.understanding.names import NameFinder

RULES = "name_rules"


def name_finder(library: Library) -> NameFinder:
    """Return a finder that knows every name in the library."""
    return from_library(library, {code: under(texts, RULES) for code, texts in library.texts.items()})
