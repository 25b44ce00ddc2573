"""The files of a content folder: found, read, and read again only when they changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.content.plain_yaml import Document, parse
from bot.content.problems import Problem
from bot.content.tree import Group

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Files:
    """All documents by their path inside the content folder, with the stamps that tell whether they changed."""

    folder: Path
    documents: Mapping[str, Document] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def root(self, path: str) -> Group:
        """Return the tree of a file; an empty one when there is no such file."""
        document = self.documents.get(path)
        return document.root if document else Group()

    def shown(self, path: str) -> str:
        """Return the path as it is shown to editors."""
        return f"{self.folder.name}/{path}"

    def under(self, folder: str) -> Iterator[tuple[str, Document]]:
        """Yield the files of a folder and its subfolders, sorted, with their paths inside the content folder."""
        prefix = folder + "/"
        for path in sorted(self.documents):
            if path.startswith(prefix):
                yield path, self.documents[path]

    @property
    def text_languages(self) -> tuple[str, ...]:
        """Return the languages that have a folder of texts."""
        return tuple(sorted({path.split("/")[1] for path in self.documents if path.startswith("text/")}))


def scan(folder: Path) -> dict[str, Stamp]:
    """Return modification time and size of each content file."""
    return dict(_scan(folder, ""))


def _scan(folder: Path, prefix: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _scan(Path(entry.path), f"{prefix}{entry.name}/")
            elif entry.name.endswith(".yml"):
                found = entry.stat()
                yield prefix + entry.name, (found.st_mtime_ns, found.st_size)


def read(folder: Path, known: Files | None = None) -> Files:
    """Return all files of a folder; of those that `known` holds only the changed ones are read.

    A file that broke since then keeps the tree that `known` has of it, beside its new problems.
    """
    stamps = scan(folder)
    old = known or Files(folder)
    documents = {path: _current(folder, path, stamps[path], old) for path in sorted(stamps)}
    return Files(folder, documents, stamps)


def _current(folder: Path, path: str, stamp: Stamp, old: Files) -> Document:
    before = old.documents.get(path)
    if before and old.stamps[path] == stamp:
        return before
    fresh = _read(folder, path)
    if before is None or not before.root.entries:
        return fresh
    if not fresh.problems and not fresh.root.entries:
        empty = Problem(fresh.path, 1, "the file has become empty: write its texts again, or remove it")
        return replace(fresh, root=before.root, problems=(empty,))
    return replace(fresh, root=before.root) if fresh.broken else fresh


def _read(folder: Path, path: str) -> Document:
    shown = f"{folder.name}/{path}"
    raw = (folder / path).read_bytes()
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Document(shown, Group(), (Problem(shown, line, "the file is not in UTF-8: save it as UTF-8"),))
    words_only = path.startswith("text/")
    return parse(source, shown, words_only=words_only)
