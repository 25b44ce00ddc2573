"""The content as documents, for partners who show it themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.content.fill import facts_of
from bot.content.library import Library
from bot.content.models import Answer, Line
from bot.replies.voice import Voice

Document = Mapping[str, object]


class Catalogue:
    """What a library holds; None for a topic, language or country that it does not know."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._library = library
        self._listed: tuple[Library | None, dict[str, Document]] = (None, {})

    def languages(self) -> Document:
        """Return the languages in which every emergency is written."""
        offered = self._library().offered
        return {
            "languages": [
                {"code": it.code, "name": it.name, "english": it.english, "direction": it.direction} for it in offered
            ]
        }

    def topics(self, language: str) -> Document | None:
        """Return the topics that there is a text about."""
        library = self._library()
        if language not in library.languages:
            return None
        if self._listed[0] is not library:
            self._listed = (library, {})  # the files have changed
        listed = self._listed[1]
        if language not in listed:
            listed[language] = _topics(Voice(library, language))
        return listed[language]

    def text(self, topic: str, language: str, country: str | None) -> Document | None:
        """Return the text about a topic with everything that belongs to it."""
        library = self._library()
        if language not in library.languages or country not in (None, *library.countries):
            return None
        voice = Voice(library, language, country or "")
        found = library.answer(topic, language=language, country=country)
        if found is None:
            return None
        return {"topic": topic, "language": language, **_facts(voice, topic), **_text(voice.filled(found))}


def _topics(voice: Voice) -> Document:
    entries = [entry for id in voice.library.topics if (entry := _topic(voice, id))]
    return {"language": voice.language, "topics": entries}


def _topic(voice: Voice, id: str) -> Document | None:
    found = voice.library.answer(id, language=voice.language)
    if found is None:
        return None
    return {
        "id": id,
        "group": id.partition(".")[0],
        "name": voice.name_of(id),
        "text_language": found.language,
        "state": found.state,
    }


def _facts(voice: Voice, topic: str) -> Document:
    lines = voice.library.lines(topic, voice.country_code)
    return {
        "country": voice.country_code or None,
        "emergency_number": facts_of(voice.country)["emergency_number"],
        "lines": [_line(line) for line in lines],
    }


def _text(answer: Answer) -> Document:
    return {
        "text_language": answer.language,
        "title": answer.title,
        "lead": answer.lead,
        "points": [point.text for point in answer.points],
        "never": [point.text for point in answer.never],
        "sources": [{"title": source.title, "url": source.url} for source in answer.sources],
        "laws": list(answer.laws),
        "checked": _day(answer.checked),
        "check_again": _day(answer.check_again),
        "state": answer.state,
    }


def _line(line: Line) -> Document:
    return {"name": line.name, "number": line.number, "url": line.url, "hours": line.hours, "free": line.free}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
