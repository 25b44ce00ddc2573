"""Tell a language from its letters, where the letters tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping

SCRIPTS: Mapping[str, str] = {
    "el": r"[\u0370-\u03ff]",
    "uk": "[іїєґ]",
    "ru": "[ыэъё]",
    "ps": "[ښځڅړ]",
    "am": r"[\u1200-\u137f]",
    "ka": r"[\u10d0-\u10ff]",
    "fa": "[پچژگ]",
    "tr": "[ığş]",
    "pl": "[ąęłśżźń]",
}
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "[\u0400-\u04ff]": ("ru", "uk", "bg"),
    "[\u0600-\u06ff]": ("ar", "fa", "prs", "ps", "ur", "ckb"),
    "[a-z]": (),
}


def guess(text: str, known: str) -> str:
    """Return the language of a text; the one that is known already when its letters allow it."""
    small = text.casefold()
    for letters, family in FAMILIES.items():
        if family and known in family and re.search(letters, small):
            return known
    for language, letters in SCRIPTS.items():
        if re.search(letters, small):
            return language
    found = next((family[0] for letters, family in FAMILIES.items() if family and re.search(letters, small)), "")
    return found or known
