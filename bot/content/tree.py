"""What a content file holds: names, texts, groups and lists, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A value and the line it stands in."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list and the line of its name."""

    entries: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """Named values and the line of the group's own name."""

    entries: Mapping[str, Node] = field(default_factory=dict)
    line: int = 1

    def text(self, name: str) -> str:
        """Return the text with this name, or an empty text."""
        node = self.entries.get(name)
        return node.value if isinstance(node, Text) else ""

    def group(self, name: str) -> Group:
        """Return the group with this name, or an empty group."""
        node = self.entries.get(name)
        return node if isinstance(node, Group) else Group(line=self.line)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of the list with this name, or of the one text."""
        node = self.entries.get(name)
        if isinstance(node, Text):
            return (node.value,)
        entries = node.entries if isinstance(node, Items) else ()
        return tuple(entry.value for entry in entries if isinstance(entry, Text))

    def items(self, name: str) -> tuple[Group, ...]:
        """Return the groups of the list with this name."""
        node = self.entries.get(name)
        entries = node.entries if isinstance(node, Items) else ()
        return tuple(entry for entry in entries if isinstance(entry, Group))

    def groups(self) -> Iterator[tuple[str, Group]]:
        """Yield the groups in here with their names."""
        for name, node in self.entries.items():
            if isinstance(node, Group):
                yield name, node

    def line_of(self, *names: str) -> int:
        """Return the line of the node under these names, or of the last one that exists."""
        node: Node = self
        for name in names:
            inner = node.entries.get(name) if isinstance(node, Group) else None
            if inner is None:
                break
            node = inner
        return node.line


Node = Text | Items | Group
