"""Bring a text into the one form in which texts are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.understanding.emoji import WORDS

# Persian letters are the common form, as both Arabic and Persian keyboards end there. What only one language can type
# (پ چ ژ گ, Pashto ښ ځ څ ړ, Urdu ٹ ڈ) stays; Kurdish vowels lose their mark, since many phones cannot type it.
ARABIC = {
    "يىےېۍێئۓ": "ی",
    "كڪڬ": "ک",
    "أإآٱٲٳ": "ا",
    "ةۀەہھۂۃ": "ه",
    "ؤۆۇۈ": "و",
    "ګ": "گ",
    "ں": "ن",
    "ڕ": "ر",
    "ڵ": "ل",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٫": ".",
    "ءـ": "",
}
# Letters that sound alike in Amharic and are typed for each other in both languages of this script, with their vowels.
ETHIOPIC = {
    **{chr(0x1220 + vowel): chr(0x1230 + vowel) for vowel in range(8)},  # ሠ as ሰ
    **{chr(0x1340 + vowel): chr(0x1338 + vowel) for vowel in range(8)},  # ፀ as ጸ
    **{chr(0x1280 + vowel): chr(0x1210 + vowel) for vowel in range(8)},  # ኀ as ሐ
    "አ": "ኣ",
}
QUOTES = {"‘’‚‛′`´ʼ": "'", "“”„‟«»″": '"', "‐‑‒–—―−": "-"}
# Joined, as people type: our Persian sentences hold می joined 974 times, spaced twice, with the non-joiner 6 times.
INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\ufe0f"
)

DROPPED = dict.fromkeys(map(ord, INVISIBLE), "")
SYMBOLS = DROPPED | str.maketrans({symbol: f" {word} " for symbol, word in WORDS.items()})
FORMS = DROPPED | {ord(letter): form for letters, form in (ARABIC | ETHIOPIC | QUOTES).items() for letter in letters}
# What `_folded` does to ASCII: nothing else is left to do there.
ASCII = dict.fromkeys((*range(32), 127, ord("^")), " ") | {code: form for code, form in FORMS.items() if code < 128}

LAST_KEPT = 0xFFFF
HARAKAT = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
RUN_AT_END = re.compile(r"([^\W\d_])\1{2,}(?!\w)")
RUN_ARABIC = re.compile(r"([\u0621-\u06d3])\1{2,}")
RUN = re.compile(r"([^\W\d_])\1{2,}")
MARKS = re.compile(r"([^\w\s])\1+")
DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?")


def normalise(text: str) -> str:
    """Return the text as it is compared everywhere; normalising twice changes nothing."""
    text = text.translate(ASCII).lower() if text.isascii() else _folded(text)
    text = DOTTED.sub(lambda found: found[0].replace(".", ""), text) if "." in text else text
    return " ".join(MARKS.sub(r"\1", _shorten(text)).split())


def normalise_all(texts: Iterable[str]) -> list[str]:
    """Return many short texts as they are compared, in fewer steps than one by one; `|` is a space."""
    single = [text.replace("|", " ") for text in texts]
    found = normalise("".join(text + " | " for text in single)).split("|")[:-1]
    if len(found) != len(single):  # a letter such as the wide bar has become one
        return [normalise(text) for text in single]
    return [text.strip() for text in found]


def _folded(text: str) -> str:
    """Return letters and digits of all scripts in one form."""
    text = unicodedata.normalize("NFKC", text.translate(SYMBOLS)).casefold()
    return unicodedata.normalize("NFKC", text.replace("i\u0307", "i")).translate(PLAIN)


class Plain(dict[int, str]):
    """What each letter becomes, by its number; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Return digits of every script as ASCII, and nothing for a mark or a symbol without meaning to us."""
        found = _plain(chr(code))
        if code <= LAST_KEPT:  # so that nobody fills the memory with rare signs
            self[code] = found
        return found


def _plain(letter: str) -> str:
    if HARAKAT.match(letter):
        return ""
    if letter.isdecimal():
        return str(unicodedata.digit(letter))
    return " " if unicodedata.category(letter) in {"So", "Sk", "Cn", "Co", "Cs", "Cc", "Cf"} else letter


PLAIN = Plain(FORMS)


def _shorten(text: str) -> str:
    """Return a text in which nobody draws out a letter: one is left at the end of a word, two inside."""
    if not RUN.search(text):
        return text
    return RUN.sub(r"\1\1", RUN_ARABIC.sub(r"\1", RUN_AT_END.sub(r"\1", text)))
