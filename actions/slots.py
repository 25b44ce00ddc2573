"""A typed view of Rasa's tracker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

Meanings = tuple[str, ...]  # the substances that a name can mean, likeliest first


@dataclass(frozen=True)
class Slots:
    """What was understood now (`intent`, `named`, `place`, `order`), and what is known from before."""

    intent: str
    named: tuple[Meanings, ...]
    surfaces: tuple[str, ...]
    bare: bool
    medicines: tuple[str, ...]
    places: tuple[str, ...]
    order: tuple[str, str]
    language: str
    country: str
    city: str
    near: tuple[float, float] | None
    substances: tuple[str, ...]
    topic: str
    wanted: str
    offered: tuple[str, ...]
    alternatives: tuple[str, ...]

    @property
    def in_emergency(self) -> bool:
        """Say whether the person was told last what to do in an emergency."""
        return self.topic.startswith("emergency.")

    @classmethod
    def of(cls, tracker: Tracker) -> Slots:
        """Read a tracker."""
        said, known = tracker.latest_message, tracker.slots
        substances = [entity for entity in said.get("entities", ()) if entity["entity"] == "substance"]
        return cls(
            intent=str((said.get("intent") or {}).get("name") or ""),
            named=tuple(_meanings(entity) for entity in substances),
            surfaces=tuple(str(entity.get("surface", "")) for entity in substances),
            bare=bool(said.get("bare")),
            medicines=_values(said, "medicine"),
            places=_values(said, "place"),
            order=_order(said),
            language=_language(said, known),
            country=str(known.get("country") or said.get("country") or ""),
            city=str(known.get("city") or said.get("city") or ""),
            near=_point(said.get("near")),
            substances=tuple(known.get("substances") or ()),
            topic=str(known.get("topic") or ""),
            wanted=str(known.get("wanted") or ""),
            offered=tuple(known.get("offered") or ()),
            alternatives=tuple(said.get("alternatives") or ()),
        )


def _values(said: dict[str, Any], kind: str) -> tuple[str, ...]:
    return tuple(str(entity["value"]) for entity in said.get("entities", ()) if entity["entity"] == kind)


def _meanings(entity: dict[str, Any]) -> Meanings:
    return tuple(entity.get("values") or (entity["value"],))


def _point(near: list[float] | None) -> tuple[float, float] | None:
    """Return a shared location, in degrees of latitude and longitude, which is used in this turn and not kept."""
    return (near[0], near[1]) if near else None


def _order(said: dict[str, Any]) -> tuple[str, str]:
    kind, value = said.get("order") or ("", "")
    return str(kind), str(value)


def _language(said: dict[str, Any], known: dict[str, Any]) -> str:
    """Return the language to answer in: the conversation decided, else the message or English (plain `rasa shell`)."""
    found = said.get("language") or {}
    return str(known.get("language") or found.get("answer") or found.get("code") or "en")
