"""Keep what must not change out of the translator's hands: placeholders, numbers, addresses, names of drugs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.content.checks.numbers import DIGIT, SPELLED, WORD, numbers_in

# Letters and digits without a meaning: what translators leave alone in any script.
TOKEN = "XQ{}X"
FOUND = re.compile(r"[Xx][Qq]\s?(\d+)\s?[Xx]")
FIXED = (
    r"\{[a-z_]*\}",  # {emergency_number}
    r"\b(?:https?://|www\.)\S*[\w/]",
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w",
    r"(?<!\w)[@/]\w{2,}",  # @someone, /forget
    r"\+?\d(?:[\d().,:/ -]|٫|٬)*\d|\d",  # a telephone number, a dose, a time, 112
)
BRACES = re.compile(r"[{}]")
LETTERS = re.compile(r"[^\W\d_]{2,}")
LONGEST = 5  # times as long as the original: beyond it nobody translated

Spoken = Callable[[str], str]


@dataclass(frozen=True)
class Masked:
    """A text as a translator sees it, and what stands behind its tokens, in their order."""

    original: str = field(repr=False)
    text: str = field(repr=False)
    kept: tuple[str, ...] = field(repr=False)

    @property
    def says_something(self) -> bool:
        """Say whether there is anything left to translate."""
        return bool(LETTERS.search(FOUND.sub("", self.text)))


class Protection:
    """Masks texts; `names` are kept too, as whole words, and may be said otherwise in the other language."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        longest_first = sorted({name for name in names if name.strip()}, key=len, reverse=True)
        written = "|".join(map(re.escape, longest_first))
        parts = [rf"(?<!\w)(?:{written})(?!\w)"] if written else []
        self._pattern = re.compile("|".join((*parts, *FIXED)), re.IGNORECASE)

    def mask(self, text: str) -> Masked | None:
        """Return the text with tokens; None for one that has such signs of its own."""
        if FOUND.search(text):
            return None
        kept: list[str] = []

        def take(found: re.Match[str]) -> str:
            kept.append(found[0])
            return TOKEN.format(len(kept))

        return Masked(text, self._pattern.sub(take, text), tuple(kept))


def unmask(masked: Masked, translated: str, names: Mapping[str, str] | None = None) -> str | None:
    """Return the translation with everything back in its place; None when anything was lost, added or exchanged.

    `names` says how kept names are called in the other language.
    """
    places = [int(number) for number in FOUND.findall(translated)]
    if sorted(places) != list(range(1, len(masked.kept) + 1)) or not _in_order(masked, places):
        return None
    rest = FOUND.sub(" ", translated)
    if _added(masked.original, rest) or len(rest) > LONGEST * len(masked.text) + 40:
        return None
    if masked.says_something and (translated == masked.text or not LETTERS.search(rest)):
        return None
    said = {name.casefold(): word for name, word in (names or {}).items()}
    return FOUND.sub(lambda found: _said(masked.kept[int(found[1]) - 1], said), translated).strip()


def _said(kept: str, names: Mapping[str, str]) -> str:
    return names.get(kept.casefold(), kept)


def _in_order(masked: Masked, places: list[int]) -> bool:
    """Say whether numbers stand in their old order: "2 hours, 5 mg" must not become "5 hours, 2 mg"."""
    numbers = [place for place in places if DIGIT.search(masked.kept[place - 1])]
    return numbers == sorted(numbers)


def _added(original: str, rest: str) -> bool:
    """Say whether there is a number, placeholder or address that nobody wrote; "two" may become 2."""
    spelled = {SPELLED[word] for word in WORD.findall(original.lower()) if word in SPELLED}
    return bool(BRACES.search(rest) or "://" in rest or "@" in rest or numbers_in(rest) - spelled)
