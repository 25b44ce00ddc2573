"""The bot's words for one person: in their language, with the facts of their country."""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.fill import facts_of, fill, filled
from bot.content.library import Library
from bot.content.models import Answer, Country
from bot.messages import Button


@dataclass(frozen=True)
class Voice:
    """A library, seen by somebody who reads `language` and is in `country` (a code, or empty)."""

    library: Library
    language: str
    country_code: str = ""

    @property
    def country(self) -> Country | None:
        """Return the facts of the person's country, if we know both."""
        return self.library.country(self.country_code) if self.country_code else None

    def ui(self, key: str, **facts: str) -> str:
        """Return a string of ui.yml with facts in it."""
        return fill(self.library.text(f"ui.{key}", language=self.language), {**facts_of(self.country), **facts})

    def services(self, key: str, **facts: str) -> str:
        """Return a string of services.yml with facts in it."""
        return fill(self.library.text(f"services.{key}", language=self.language), facts)

    def label(self, kind: str, name: str) -> str:
        """Return a short name of labels.yml."""
        return self.library.label(kind, name, language=self.language)

    def filled(self, answer: Answer) -> Answer:
        """Return an answer with the facts of the person's country."""
        return filled(answer, facts_of(self.country))

    def button(self, key: str, payload: str, **facts: str) -> Button:
        """Return a button with a title of ui.yml."""
        return Button(self.ui(f"buttons.{key}", **facts), payload)

    def name_of(self, topic: str) -> str:
        """Return the short name of a topic."""
        group, _, rest = topic.partition(".")
        if group == "substance":
            substance, _, facet = rest.partition(".")
            first, second = self.label("substances", substance), self.label("facets", facet)
            return self.ui("labels.substance", first=first, second=second)
        if group == "mix":
            first, _, second = rest.partition("+")
            names = self.label("substances", first), self.label("substances", second)
            return self.ui("labels.mix", first=names[0], second=names[1])
        return self.label("topics", topic)

    def topic_button(self, topic: str) -> Button:
        """Return a button that leads to a topic."""
        return Button(self.name_of(topic), topic)
