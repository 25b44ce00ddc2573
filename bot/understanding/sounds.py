"""How words sound, roughly: the same in the letters of their language as when somebody types them in Latin letters.

So what is learnt from Greek sentences is known of Greeklish ones, which everybody spells in a way of their own:
"χρειάζομαι", "xreiazomai" and "chriazome" are one word here. Words in their own letters are first put into Latin ones
by anyascii, whose tables follow the romanisations of the languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from anyascii import anyascii

from bot.content.library import Library
from bot.content.models import Language

# Vowels are mostly not written in Arabic letters, and those of Ethiopic ones are typed in any way.
FEW_VOWELS = ("Arabic", "Ethiopic")
# How most languages are typed, one letter for each sound; capitals are those for which Latin has no letter.
USUAL = {
    **dict.fromkeys(("shch", "sch", "sh"), "S"),
    **dict.fromkeys(("tsch", "tch", "ch"), "C"),
    **dict.fromkeys(("kh", "x"), "H"),
    **dict.fromkeys(("ts", "tz"), "c"),
    "gh": "G",
    "zh": "Z",
    "th": "t",
    "dh": "d",
    "ph": "f",
    "dz": "z",
    "w": "v",
    "q": "k",
}
UNHEARD = re.compile("[`']")
GLIDE = re.compile("[ijy](?=[aeou])")
VOWEL = re.compile("[aeiouyv]|(?<=.)h")
TWICE = re.compile(r"(.)\1+")

Replace = Callable[[str], str]
Spellings = Mapping[str, str]  # what is typed, and which sound it is


class Sounds:
    """How words of one language sound, by how its sounds are typed, and whether its own letters tell all vowels."""

    def __init__(self, spellings: Spellings, *, vowels: bool) -> None:
        self.vowels = vowels
        # What is usual elsewhere is not cut into what its letters are here: the h of kh is no i.
        self._spelled = _replacing({**{known: known for known in USUAL if len(known) > 1}, **spellings})
        self._letters: dict[str, str] = {}

    def of(self, words: Iterable[str]) -> list[str]:
        """Return how normalised words sound; what cannot be heard is left out."""
        heard = (word if word.isdigit() else self._of(word) for word in words)
        return [word for word in heard if word]

    def _of(self, word: str) -> str:
        if self.vowels:
            heard = GLIDE.sub("", self._heard(word)).replace("y", "i")
        else:
            # Letter by letter: s and h beside each other are no sh, as there was a vowel between them.
            letters = self._heard(word) if word.isascii() else "".join(map(self._letter, word))
            heard = VOWEL.sub("", letters)
        return TWICE.sub(r"\1", heard)

    def _letter(self, letter: str) -> str:
        if letter not in self._letters:
            self._letters[letter] = self._heard(letter)
        return self._letters[letter]

    def _heard(self, text: str) -> str:
        return _usual(UNHEARD.sub("", self._spelled(anyascii(text).lower())))


def sounds(library: Library) -> dict[str, Sounds]:
    """Return the sounds of all languages that are not written in Latin letters, a variant those of its language."""
    return {
        code: Sounds(_spellings(library, language), vowels=language.script not in FEW_VOWELS)
        for code, language in library.languages.items()
        if not language.latin
    }


def _spellings(library: Library, language: Language) -> Spellings:
    return next((library.latin_letters[code] for code in language.chain if code in library.latin_letters), {})


def _replacing(table: Mapping[str, str]) -> Replace:
    longest_first = sorted(table, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(lambda found: table[found[0]], text)


_usual = _replacing(USUAL)
