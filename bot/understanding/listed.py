"""Read the lists that editors keep in files of words beside the texts."""

from __future__ import annotations

from bot.content.models import Texts


def under(texts: Texts, file: str) -> dict[str, str]:
    """Return the lists of one file of a language by their names in it."""
    start = f"{file}."
    return {path[len(start) :]: value for path, value in texts.strings.items() if path.startswith(start)}
