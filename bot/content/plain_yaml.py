"""The small part of YAML that editors may use: names, text and nesting, every value as text."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import yaml
from yaml.events import CollectionStartEvent, MappingEndEvent, MappingStartEvent, NodeEvent, SequenceEndEvent

from bot.content.problems import Problem
from bot.content.tree import Group, Items, Node, Text
from bot.content.yaml_mistakes import explain


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its tree, its mistakes."""

    path: str
    root: Group
    problems: tuple[Problem, ...] = ()

    @property
    def broken(self) -> bool:
        """Say whether the file cannot be used."""
        return any(problem.severity == "error" for problem in self.problems)


def parse(source: str, path: str, *, words_only: bool = False) -> Document:
    """Return the tree of a file; with `words_only` lists and brackets are mistakes, as in files for translators."""
    reader = _Reader(source, path, words_only=words_only)
    try:
        root = reader.read()
    except yaml.YAMLError as error:
        return Document(path, Group(), tuple(explain(source, path, error)))
    return Document(path, root, tuple(reader.problems))


class _Reader:
    """Turns the events of one file into a tree."""

    def __init__(self, source: str, path: str, *, words_only: bool) -> None:
        self._events = yaml.CBaseLoader(source)
        self._lines = source.split("\n")
        self._notes = " #" in source or "\t#" in source
        self._path = path
        self._words_only = words_only
        self.problems: list[Problem] = []

    def read(self) -> Group:
        """Return the tree; raise YAMLError where YAML gives up."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return Group()
        root = self._node(self._next(), 1)
        self._next()
        if not isinstance(event := self._next(), yaml.StreamEndEvent):
            self._report(_line(event), "a second document begins here: remove the line '---'")
        if isinstance(root, Group):
            return root
        self._report(1, "the file is not a list of names with texts: begin each line with a name and a colon")
        return Group()

    def _next(self) -> yaml.Event:
        event = self._events.get_event()
        if event is None:
            raise yaml.YAMLError("the file ends too early")
        return event

    def _report(self, line: int, message: str) -> None:
        self.problems.append(Problem(self._path, line, message))

    def _node(self, event: yaml.Event, line: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if isinstance(event, CollectionStartEvent):
            self._mark(event, line)
            return self._group(event, line) if isinstance(event, MappingStartEvent) else self._list(event, line)
        if isinstance(event, NodeEvent):
            self._report(line, f"'*{event.anchor}' repeats another text: write the text, or put it in quotes")
        return Text("", line)

    def _mark(self, event: yaml.ScalarEvent | CollectionStartEvent, line: int) -> None:
        if event.anchor is not None:
            self._report(line, f"'&{event.anchor}' is lost: put the text in quotes")
        if event.tag is not None:
            self._report(line, f"'{event.tag}' is lost: put the text in quotes")

    def _text(self, event: yaml.ScalarEvent) -> Text:
        line = _line(event)
        self._mark(event, line)
        if event.style in ("|", ">"):
            self._report(line, f"'{event.style}' begins a block of lines: write the text in one line")
        elif event.end_mark and event.end_mark.line >= line:
            self._report(line, "the text goes on in the next line: write it in one line")
        elif self._notes and not event.style and self._loses(event):
            self._report(line, "everything after ' #' is lost: put the text in quotes, or the note in its own line")
        return Text(event.value, line)

    def _loses(self, event: yaml.ScalarEvent) -> bool:
        end = event.end_mark
        rest = self._lines[end.line][end.column :] if end and end.line < len(self._lines) else ""
        # Two spaces before it show that a note was meant; translators see no notes, so there it is always a mistake.
        return rest.lstrip().startswith("#") and (self._words_only or not rest.startswith("  "))

    def _group(self, start: CollectionStartEvent, line: int) -> Group:
        if self._words_only and start.flow_style:
            self._report(line, "the text begins with '{': put it in quotes")
        entries: dict[str, Node] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            name = self._name(event)
            if name in entries:
                self._report(_line(event), f"'{name}' stands here twice, the first one is lost: remove one of them")
            entries[name] = self._node(self._next(), _line(event))
        return Group(entries, line)

    def _name(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._mark(event, _line(event))
            return sys.intern(event.value)  # the same few names stand in every language
        self._report(_line(event), "a name is missing before the colon: put the text in quotes")
        self._node(event, _line(event))
        return ""

    def _list(self, start: CollectionStartEvent, line: int) -> Items:
        if self._words_only and start.flow_style:
            self._report(line, "the text begins with '[': put it in quotes")
        elif self._words_only:
            self._report(line, "a list has no names: give each line a name instead of '-'")
        entries: list[Node] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            entries.append(self._node(event, _line(event)))
        return Items(tuple(entries), line)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
