"""Mark a title as WhatsApp does."""

from __future__ import annotations

MARKS = frozenset("*_~`")


def bold(text: str) -> str:
    """Return text with its first line bold; unmarked when the line has marks of its own, which would be eaten."""
    title, _, rest = text.strip().partition("\n")
    return text.strip() if not title or set(title) & MARKS else f"*{title.strip()}*\n{rest}".strip()
