"""What the bot says to somebody who looks for help nearby."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.content import phones
from bot.content.distance import Point
from bot.content.models import Line, Place
from bot.content.nearby import nearest_city
from bot.content.service import Service
from bot.content.services import HELPLINE, Found, Match, Where
from bot.messages import Button, Reply, Turn
from bot.replies import buttons, choices
from bot.replies.service import one_line, whole
from bot.replies.text import FITS, paragraphs, phone_lines, together
from bot.replies.voice import Voice

AT_A_TIME = 3
NATIONAL = 4  # lines for the whole country below those of the city
MORE = "more_services"
WITHOUT_PAPERS = ("doctor",)  # kinds that people without papers ask for


def services(voice: Voice, kind: str, place: str, near: Point | None, now: datetime, page: int = 0) -> Turn:
    """Return three services of a kind, or ask where; `place` is a city's id, a country's code, or empty.

    A point is used for this turn only, so the button for more goes through the whole list from its start.
    """
    where = _place(voice, place, near)
    if where is None:
        return replace(which_country(voice), topic=_topic(kind))
    voice = replace(voice, country_code=where.country)
    if where.centre is None and (cities := voice.library.services.cities(kind, where.country)):
        return _which_city(voice, kind, where, cities)
    at = Where(where.id if where.centre else "", where.country, near)
    free = kind in WITHOUT_PAPERS
    found = voice.library.services.find(kind, at, now=now, papers_free=free, languages=(voice.language,))
    return _Listing(voice, kind, where, now, found).turn(page, again=near is not None)


def asked_for_more(value: str) -> tuple[str, str, int] | None:
    """Return kind, place and page of a pressed button for more, from what stands behind its first colon."""
    kind, _, rest = value.partition(":")
    place, _, page = rest.partition(":")
    return (kind, place, int(page)) if kind and place and page.isdecimal() else None


def which_country(voice: Voice) -> Turn:
    """Ask for the country; those with services come first."""
    known = voice.library.services.countries
    return choices.which_country(voice, dict.fromkeys((*known, *voice.library.countries)))


def _place(voice: Voice, place: str, near: Point | None) -> Place | None:
    city = nearest_city(voice.library, *near) if near and not place else None
    return city or voice.library.places.get(place) or voice.library.places.get(voice.country_code)


def _topic(kind: str) -> str:
    return f"service.{kind}"


def _which_city(voice: Voice, kind: str, country: Place, cities: Sequence[str]) -> Turn:
    pressed = tuple(Button(voice.label("cities", city), f"city:{city}") for city in cities)
    national = _national(voice, voice.library.services.national(kind, country.id))
    text = paragraphs(voice.services("which_city"), national)
    reply = Reply(text, buttons.with_emergency(voice, pressed), language=voice.language)
    return Turn((reply,), topic=_topic(kind), answer_language=voice.language)


def _national(voice: Voice, services: Sequence[Service], title: str = "national") -> str:
    lines = [one_line(service) for service in services[:NATIONAL]]
    return "\n".join([voice.services(title) + ":", *lines]) if lines else ""


@dataclass(frozen=True)
class _Listing:
    """What was found, page by page."""

    voice: Voice
    kind: str
    place: Place
    now: datetime
    found: Found

    def turn(self, page: int, *, again: bool) -> Turn:
        """Return one page; with `again` the next one begins at the start."""
        matches = self._matches
        shown = matches[page * AT_A_TIME : (page + 1) * AT_A_TIME]
        rest = len(matches) > (page + 1) * AT_A_TIME
        following = [self._more(0 if again else page + 1)] if rest else []
        texts = self._texts(shown) if page == 0 else [self._page(shown, self._there) if shown else self._end()]
        last = len(texts) - 1
        replies = tuple(
            Reply(text, self._buttons(following) if number == last else (), self.voice.language, titled=number == 0)
            for number, text in enumerate(texts)
        )
        return Turn(replies, topic=_topic(self.kind), answer_language=self.voice.language)

    def _texts(self, shown: Sequence[Match]) -> list[str]:
        """Return the first page; whom one can call comes before places in another city."""
        below = self._below()
        if self._is_elsewhere and below:
            return together(paragraphs(self._title(self.place), self._where(), below), self._page(shown, self._there))
        return together(self._page(shown, self.place, self._where()), below)

    def _end(self) -> str:
        return self.voice.services("end")

    @property
    def _matches(self) -> tuple[Match, ...]:
        lines = self._of_kind if self.kind == HELPLINE else ()
        return (*self.found.here, *lines) or self.found.elsewhere or self._of_kind

    @property
    def _is_elsewhere(self) -> bool:
        return bool(self.found.elsewhere) and self._matches == self.found.elsewhere

    @property
    def _of_kind(self) -> tuple[Match, ...]:
        return tuple(match for match in self.found.national if self.kind in match.service.kinds)

    @property
    def _there(self) -> Place:
        """Return where the places that are shown are."""
        return self.found.nearest if self.found.nearest and self._is_elsewhere else self.place

    def _page(self, shown: Sequence[Match], place: Place, where: str = "") -> str:
        texts = (self._entries(shown, short=short) for short in (False, True))
        full, short = (paragraphs(self._title(place), where, entries) for entries in texts)
        return full if len(full) <= FITS else short

    def _entries(self, shown: Sequence[Match], *, short: bool) -> str:
        entries = (whole(self.voice, match, self.now, short=short) for match in shown)
        sure = all(match.service.sure and match.opening.state != "unknown" for match in shown)
        return paragraphs(*entries, "" if sure else self.voice.services("call_first"))

    def _title(self, place: Place) -> str:
        name = self.voice.label("topics", _topic(self.kind))
        return self.voice.services("title", name=name, place=self._name(place))

    def _where(self) -> str:
        """Say that there is none, unless lines for the whole country were asked for."""
        if self.found.here or (self._of_kind and (self.kind == HELPLINE or self.place.centre is None)):
            return ""
        if self.found.nearest is None:
            return self.voice.services("none", place=self._name(self.place))
        city = self._name(self.found.nearest)
        return self.voice.services("none_here", place=self._name(self.place), city=city)

    def _below(self) -> str:
        """Return whom else one can ask: those of the whole country, then its phone lines."""
        services = [match.service for match in self.found.national if match not in self._matches]
        national = _national(self.voice, services, "national" if self._of_kind else "ask_them")
        lines = phone_lines(self.voice, self._lines())
        nobody = "" if self._matches or national or lines else self.voice.ui("lines.none")
        return paragraphs(national, lines, nobody)

    def _lines(self) -> tuple[Line, ...]:
        """Return the phone lines of the country for this, without those that are services too."""
        library, country = self.voice.library, self.place.country
        known = {match.service.contact.phone for match in (*self.found.national, *self._matches)}
        lines = library.lines(_topic(self.kind), country)
        if not (lines or known):
            lines = library.lines("chat.human", country)
        return tuple(line for line in lines if phones.as_stored(line.number, country) not in known)[:NATIONAL]

    def _name(self, place: Place) -> str:
        return self.voice.label("cities" if place.centre else "countries", place.id)

    def _more(self, page: int) -> Button:
        return Button(self.voice.services("more"), f"{MORE}:{self.kind}:{self.place.id}:{page}")

    def _buttons(self, following: Sequence[Button]) -> tuple[Button, ...]:
        return buttons.with_emergency(self.voice, (*following, *self._next()))

    def _next(self) -> Iterator[Button]:
        for topic in self.voice.library.next_topics(_topic(self.kind)):
            yield self.voice.topic_button(topic)
        yield self.voice.button("wrong", buttons.WRONG)
