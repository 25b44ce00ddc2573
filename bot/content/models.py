"""What the content consists of: frozen objects that everything else reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

State = Literal["draft", "reviewed", "machine"]
Direction = Literal["ltr", "rtl"]
Ask = Literal["always", "after"]


@dataclass(frozen=True, slots=True)
class Point:
    """One named step or advice of an answer."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an answer in one language, without facts."""

    title: str
    lead: str
    points: tuple[Point, ...] = ()
    never: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What facts were taken from; `read` says how it was read: stored, reprint, not_opened, or `law` (no page)."""

    key: str
    title: str
    url: str
    read: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A fixed text about one topic, in the language it is written in.

    `verify` holds the questions that editors still have to answer. `state` is `reviewed` only while neither this
    text nor the English one has changed since a person read both.
    """

    topic: str
    language: str
    title: str
    lead: str
    points: tuple[Point, ...] = ()
    never: tuple[Point, ...] = ()
    sources: tuple[Source, ...] = ()
    checked: date | None = None
    check_again: date | None = None
    state: State = "draft"
    verify: tuple[str, ...] = ()
    country: str = ""
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mix:
    """What happens when two substances or medicines meet; `first` and `second` are in alphabetical order."""

    first: str
    second: str
    level: str
    mechanism: str
    sources: tuple[Source, ...]
    confidence: str

    @property
    def topic(self) -> str:
        """Return the topic id of the pair."""
        return f"mix.{self.first}+{self.second}"


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine that mixes badly: the topic it belongs to, its mixes by the id of the drug or the other medicine."""

    id: str
    topic: str
    mixes: Mapping[str, Mix]


@dataclass(frozen=True, slots=True)
class Line:
    """A phone line; `hours` is `24/7`, OSM opening hours, or empty when not known; `free` is None when not known.

    An organisation that is reached only at its `url` has no number.
    """

    id: str
    kinds: tuple[str, ...]
    number: str
    name: str
    hours: str = ""
    languages: tuple[str, ...] = ()
    free: bool | None = None
    source: str = ""
    confidence: str = ""
    verify: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer comes from, when it was checked, what is still open, and who knows more: its contacts."""

    sources: tuple[Source, ...] = ()
    checked: date | None = None
    check_again: date | None = None
    verify: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    contacts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country's emergency number, what its dispatchers speak, and its phone lines."""

    code: str
    emergency_number: str
    dispatcher_languages: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A language we know; `chain` is itself, then what is read when a text is missing, at last English.

    `also` are codes that channels use for it besides our own.
    """

    code: str
    name: str
    english: str
    direction: Direction
    script: str
    chain: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def latin(self) -> bool:
        """Say whether it is written in Latin letters."""
        return self.script == "Latin"


@dataclass(frozen=True, slots=True)
class Place:
    """A city, or a country (then `id` is its code and `centre` is None); `centre` is latitude and longitude."""

    id: str
    name: str
    country: str
    centre: tuple[float, float] | None
    also_written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name of two substances: ask `always` which one, or answer `first` and offer `also` `after`."""

    name: str
    language: str
    first: str
    also: str
    ask: Ask


class Sentence(NamedTuple):
    """What to say on the phone or at a desk, and the same in Latin letters when the script is another."""

    text: str
    latin: str | None


@dataclass(frozen=True, slots=True)
class Texts:
    """All words of one language: strings by path, wordings and names by id."""

    strings: Mapping[str, str] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
