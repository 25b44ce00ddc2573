"""An answer as plain text that every channel can show."""

from __future__ import annotations

from collections.abc import Iterable

from bot.content.models import Answer, Line, Point
from bot.replies.voice import Voice

BULLET = "• "
FITS = 1024  # characters of a WhatsApp message with buttons
NAMED = 2  # sources, and laws, below an answer


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


def together(first: str, second: str) -> list[str]:
    """Return both texts in one when a message can hold them."""
    joined = paragraphs(first, second)
    return [joined] if len(joined) <= FITS or not second else [first, second]


def footer(voice: Voice, answer: Answer) -> str:
    """Return how far an answer can be trusted: its language, who checked it, where it comes from."""
    lines = []
    if answer.language not in voice.library.languages[voice.language].chain[:1]:
        lines.append(voice.ui("system.only_in", language=voice.label("languages", answer.language)))
    if answer.state in ("draft", "machine"):
        lines.append(voice.ui(f"system.{answer.state}"))
    names = (*(source.title for source in answer.sources[:NAMED]), *answer.laws[:NAMED])
    if names and answer.checked:
        lines.append(voice.ui("system.source", sources="; ".join(names), date=answer.checked.isoformat()))
    return "\n".join(lines)


def phone_lines(voice: Voice, lines: Iterable[Line], title: str = "lines.title") -> str:
    """Return one line of text for each phone line: name, number (an address when there is none), when."""
    lines = tuple(lines)
    if not lines:
        return ""
    call_first = [voice.ui("lines.call_first")] if any(line.number for line in lines) else []
    return "\n".join([voice.ui(title) + ":", *(_phone_line(voice, line) for line in lines), *call_first])


def _phone_line(voice: Voice, line: Line) -> str:
    hours = voice.ui("lines.always") if line.hours == "24/7" else line.hours
    free = voice.ui("lines.free") if line.free else ""
    details = ", ".join(detail for detail in (hours, free) if detail)
    return f"{BULLET}{line.name}: {line.number or line.url}" + (f" ({details})" if details else "")
