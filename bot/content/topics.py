"""The topics: which ids exist, what they mean, and the intents that the classifier knows them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from bot.content.tree import Group, Text

SUBSTANCE, MIX = "substance", "mix"
PREFIXES = {
    "emergency": "emergency",
    "safer_use": "safer_use",
    "health": "health",
    "rights": "rights",
    "services": "service",
    "chat": "chat",
}


@dataclass(frozen=True)
class Topic:
    """What a question can be about; `group` is the first part of its id."""

    id: str
    group: str
    meaning: str
    intent: str
    substances: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taxonomy:
    """All topics by id; the classes of the substances and the meanings of the facets."""

    by_id: Mapping[str, Topic]
    classes: Mapping[str, str]
    facets: Mapping[str, str]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def __len__(self) -> int:
        return len(self.by_id)

    def exists(self, topic: str) -> bool:
        """Say whether there is a topic with this id."""
        return topic in self.by_id

    @property
    def ids(self) -> tuple[str, ...]:
        """Return all topic ids, in the order of the taxonomy."""
        return tuple(self.by_id)

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the first parts of all ids, each once."""
        return tuple(dict.fromkeys(topic.group for topic in self.by_id.values()))

    @property
    def substances(self) -> tuple[str, ...]:
        """Return all substance ids."""
        return tuple(self.classes)

    @property
    def intents(self) -> tuple[str, ...]:
        """Return the names under which the classifier knows the topics, each once."""
        return tuple(dict.fromkeys(topic.intent for topic in self.by_id.values()))

    def of_group(self, group: str) -> tuple[str, ...]:
        """Return the ids of one group."""
        return tuple(topic.id for topic in self.by_id.values() if topic.group == group)

    def intent_of(self, topic: str) -> str:
        """Return the intent of a topic: its id without the names in it; KeyError when there is no such topic."""
        return self.by_id[topic].intent

    def topic_of(self, intent: str, substances: Sequence[str] = ()) -> str | None:
        """Return the topic of an intent and the substances named with it; None when they do not make a topic."""
        if intent == MIX:
            return mix_topic(substances) if len(set(substances)) >= 2 else None
        group, _, rest = intent.partition("_")
        if group == SUBSTANCE:
            topic = f"{SUBSTANCE}.{substances[0]}.{rest}" if substances else ""
            return topic if topic in self.by_id else None
        return self._plain.get(intent)

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {topic.intent: topic.id for topic in self.by_id.values() if not topic.substances}


def mix_topic(substances: Sequence[str]) -> str:
    """Return the topic id of the first two different substances."""
    first, second = sorted(list(dict.fromkeys(substances))[:2])
    return f"{MIX}.{first}+{second}"


def read_taxonomy(root: Group) -> Taxonomy:
    """Return the topics of taxonomy.yml."""
    classes = {name: entry.text("class") for name, entry in root.group("substances").groups()}
    facets = _meanings(root.group("facets"))
    topics = [*_substance_topics(classes, facets), *_mix_topics(classes), *_plain_topics(root)]
    return Taxonomy({topic.id: topic for topic in topics}, classes, facets)


def _meanings(group: Group) -> dict[str, str]:
    return {name: node.value for name, node in group.entries.items() if isinstance(node, Text)}


def _substance_topics(classes: Mapping[str, str], facets: Mapping[str, str]) -> Iterator[Topic]:
    for substance in classes:
        for facet, meaning in facets.items():
            topic = f"{SUBSTANCE}.{substance}.{facet}"
            yield Topic(topic, SUBSTANCE, meaning, f"{SUBSTANCE}_{facet}", (substance,))


def _mix_topics(classes: Mapping[str, str]) -> Iterator[Topic]:
    for pair in combinations(sorted(classes), 2):
        yield Topic(mix_topic(pair), MIX, "", MIX, pair)


def _plain_topics(root: Group) -> Iterator[Topic]:
    for heading, prefix in PREFIXES.items():
        for name, meaning in _meanings(root.group(heading)).items():
            yield Topic(f"{prefix}.{name}", prefix, meaning, f"{prefix}_{name}")
