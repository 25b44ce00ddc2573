"""Keep numbers and Latin names readable inside right-to-left text."""

from __future__ import annotations

import re

ISOLATE, END, RIGHT_TO_LEFT = "\u2068", "\u2069", "\u200f"  # FSI, PDI, RLM

# Letters that run from right to left; the digits among them (0660-0669, 06f0-06f9) run from left to right.
_RTL = (
    r"\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_LTR = rf"[^\W{_RTL}]"
_BRACKETS = rf"\([^()\n{_RTL}]*\)"  # both or none: a lone bracket would be mirrored
_BETWEEN = rf"(?:(?![.!?:;]\s)[^()\n{_RTL}]|{_BRACKETS})*"  # a sentence end parts two runs
_RUN = re.compile(rf"[+#@]?{_LTR}(?:{_BETWEEN}(?:{_LTR}|{_BRACKETS}))?%?")
_ISOLATED = re.compile("[\u2066-\u2069]")


def right_to_left(text: str) -> str:
    """Return text whose paragraphs begin on the right, each foreign run in an isolate of its own."""
    return "\n".join(map(_paragraph, text.split("\n")))


def _paragraph(line: str) -> str:
    if not line.strip():
        return line
    if _ISOLATED.search(line):
        return RIGHT_TO_LEFT + line
    return RIGHT_TO_LEFT + _RUN.sub(rf"{ISOLATE}\g<0>{END}", line)
