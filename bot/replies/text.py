"""An answer as plain text that every channel can show."""

from __future__ import annotations

from collections.abc import Iterable

from bot.content.models import Answer, Line, Point
from bot.replies.voice import Voice

BULLET = "• "


def whole(answer: Answer) -> str:
    """Return title, lead and points."""
    return paragraphs(answer.title, answer.lead, bullets(answer.points))


def steps(answer: Answer) -> str:
    """Return title, lead and numbered points: things to do in this order."""
    numbered = "\n".join(f"{number}. {point.text}" for number, point in enumerate(answer.points, 1))
    return paragraphs(answer.title, answer.lead, numbered)


def bullets(points: Iterable[Point]) -> str:
    """Return each point on its own line."""
    return "\n".join(BULLET + point.text for point in points)


def paragraphs(*parts: str) -> str:
    """Return the parts that say something, with an empty line between."""
    return "\n\n".join(part for part in parts if part)


def footer(voice: Voice, answer: Answer) -> str:
    """Return how far an answer can be trusted: its language, who checked it, where it comes from."""
    lines = []
    if answer.language not in voice.library.languages[voice.language].chain[:1]:
        lines.append(voice.ui("system.only_in", language=voice.label("languages", answer.language)))
    if answer.state in ("draft", "machine"):
        lines.append(voice.ui(f"system.{answer.state}"))
    if answer.sources and answer.checked:
        names = ", ".join(source.title for source in answer.sources[:2])
        lines.append(voice.ui("system.source", sources=names, date=answer.checked.isoformat()))
    return "\n".join(lines)


def phone_lines(voice: Voice, lines: Iterable[Line]) -> str:
    """Return one line of text for each phone line: name, number, when."""
    shown = [_phone_line(voice, line) for line in lines]
    if not shown:
        return ""
    return "\n".join([voice.ui("lines.title") + ":", *shown, voice.ui("lines.call_first")])


def _phone_line(voice: Voice, line: Line) -> str:
    hours = voice.ui("lines.always") if line.hours == "24/7" else line.hours
    free = voice.ui("lines.free") if line.free else ""
    details = ", ".join(detail for detail in (hours, free) if detail)
    return f"{BULLET}{line.name}: {line.number}" + (f" ({details})" if details else "")
