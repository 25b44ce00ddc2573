"""What a message means: from the trained model, or from the emergency words alone when there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from bot.content.library import Library
from bot.conversation.payload import said, said_by
from bot.conversation.plea import pleading
from bot.messages import Alternative, Incoming
from bot.understanding.emergency import EmergencyWords
from bot.understanding.normalise import normalise
from bot.understanding.script import guess

CHOICES = 5
LIKELY = 0.01  # below this a topic is no alternative
ASIDE = 0.1  # from here on a right is answered behind an emergency
RIGHTS = "rights."


class Parser(Protocol):
    """The trained pipeline."""

    def understand(self, text: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
        """Return Rasa's parse data."""
        ...


@dataclass(frozen=True)
class Understood:
    """What a message means: `said` is Rasa's parse data, `language` its language, `answer_in` that to answer in.

    `trained` says whether the model has learnt from questions in that language.
    """

    said: dict[str, Any] = field(repr=False)
    language: str
    answer_in: str
    changed: bool = False
    emergency: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    trained: bool = True

    @property
    def foreign(self) -> bool:
        """Say whether there are words that the model cannot have understood; a name alone is no such word."""
        return not self.trained and not self.said.get("bare") and not self.emergency

    @property
    def right(self) -> str | None:
        """Return the right that is asked about in the same message as an emergency, if one is."""
        asked = (found for found in self.alternatives if found.topic.startswith(RIGHTS) and found.confidence >= ASIDE)
        return next((found.topic for found in asked), None)

    @property
    def confidence(self) -> float:
        """Return how sure the model is of the best topic, 0 to 1."""
        return round(float((self.said.get("intent_ranking") or [{"confidence": 0.0}])[0]["confidence"]), 4)


class Understanding:
    """Reads messages."""

    def __init__(self, library: Callable[[], Library], words: Callable[[], EmergencyWords]) -> None:
        self._library = library
        self._words = words
        self.parser: Parser | None = None

    def danger(self, text: str) -> str | None:
        """Return the emergency that the words of a text tell of, without model, language or memory."""
        found = self._words().find(text) if text else None
        return found.topic if found else None

    def urgent(self, incoming: Incoming, *, by_words: bool = False) -> bool:
        """Say whether a message tells of a life in danger; `by_words`: at once, without the model."""
        incoming = pleading(incoming, self._library())
        if incoming.payload.startswith("emergency") or self.danger(incoming.text):
            return True
        return not by_words and self.read(incoming, {}).emergency is not None

    def read(self, incoming: Incoming, profile: Mapping[str, Any]) -> Understood:
        """Return what somebody means whose profile is known."""
        known = str(profile.get("language") or "")
        library = self._library()
        if pressed := said_by(incoming.payload, library) if incoming.payload else None:
            language = known or _offered(library, incoming.language)
            return Understood(pressed, language, language, emergency=self.danger(incoming.text))
        if order := _order(incoming.text, library, known or incoming.language):
            pressed = said_by(order, library) or said("nlu_fallback")
            language = known or _offered(library, incoming.language)
            return Understood(pressed, language, language)
        return self._parsed(incoming, profile, known)

    def _parsed(self, incoming: Incoming, profile: Mapping[str, Any], known: str) -> Understood:
        text = incoming.text.strip().lstrip("/")  # to Rasa a slash begins an intent
        if self.parser is None or not text:
            language = guess(incoming.text, known or _offered(self._library(), incoming.language))
            return Understood(said("nlu_fallback"), language, language, emergency=self.danger(incoming.text))
        hints = {"chosen": known, "pinned": bool(profile.get("pinned")), "hint": incoming.language}
        parsed: dict[str, Any] = self.parser.understand(text, hints)
        found = parsed.get("language") or {}
        emergency = parsed.get("emergency") or {}
        alternatives = _alternatives(parsed, self._library())
        parsed["alternatives"] = [alternative.topic for alternative in alternatives]
        parsed["bare"] = _bare(text, parsed)
        if parsed["bare"] and not emergency:
            parsed["intent"] = {"name": _meant_by_names(parsed), "confidence": 1.0}
        parsed["text"] = ""
        return Understood(
            parsed,
            language=str(found.get("code") or known or "en"),
            answer_in=str(found.get("answer") or known or "en"),
            changed=bool(found.get("changed")),
            emergency=emergency.get("topic"),
            alternatives=alternatives,
            trained=bool(found.get("trained", True)),
        )


def _offered(library: Library, hint: str) -> str:
    return library.known_as(hint) or "en"


def _order(text: str, library: Library, language: str) -> str | None:
    """Return the order that a short text is as a whole, such as "more"."""
    words = normalise(text)
    if not words or len(words) > 40:
        return None
    for order in ("more", "again"):
        for code in dict.fromkeys((language, "en")):
            if words in _listed(library.text(f"ui.orders.{order}", language=code or "en")):
                return order
    return None


@cache
def _listed(words: str) -> frozenset[str]:
    """Return the words of a string of ui.yml that has commas between them."""
    return frozenset(normalise(word.strip()) for word in words.split(","))


def _alternatives(parsed: Mapping[str, Any], library: Library) -> tuple[Alternative, ...]:
    """Return the topics of the best intents, with the substances that were named."""
    named = [entity["value"] for entity in parsed.get("entities", ()) if entity["entity"] == "substance"]
    found: dict[str, float] = {}
    for entry in parsed.get("intent_ranking", ()):
        topic = library.topics.topic_of(entry["name"], named)
        if topic and entry["confidence"] >= LIKELY:
            found.setdefault(topic, round(float(entry["confidence"]), 4))
    return tuple(Alternative(topic, confidence) for topic, confidence in found.items())


def _meant_by_names(parsed: Mapping[str, Any]) -> str:
    """Return the intent of a message that is nothing but names: where somebody is, or a drug to tell about."""
    only_places = all(entity["entity"] == "place" for entity in parsed["entities"])
    return "chat_location" if only_places else "substance_about"


def _bare(text: str, parsed: Mapping[str, Any]) -> bool:
    """Say whether a text is nothing but names."""
    spans = sorted((entity["start"], entity["end"]) for entity in parsed.get("entities", ()))
    rest, last = [], 0
    for start, end in spans:
        rest.append(text[last:start])
        last = end
    rest.append(text[last:])
    return bool(spans) and not any(letter.isalnum() for letter in "".join(rest))
