"""Any file can be read, and what is read is what was written."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.plain_yaml import parse
from bot.content.tree import Group, Node, Text

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\x85"), min_size=1)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TREES = st.recursive(WORDS, lambda inner: st.dictionaries(NAMES, inner, min_size=1, max_size=4), max_leaves=12)


def plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    return {name: plain(inner) for name, inner in node.entries.items()} if isinstance(node, Group) else None


@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=5))
def test_what_is_read_is_what_was_written(tree: dict[str, object]) -> None:
    written = yaml.dump(tree, allow_unicode=True, width=65535, default_style='"', sort_keys=False)
    assert plain(parse(written, "x.yml", words_only=True).root) == tree


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    document = parse(text, "x.yml")
    assert isinstance(document.root, Group)


def test_each_text_knows_its_line() -> None:
    root = parse("# a note\na: b\nc:\n  d: e\n", "x.yml").root
    assert (root.line_of("a"), root.line_of("c"), root.line_of("c", "d"), root.line_of("c", "none")) == (2, 3, 4, 3)


def test_an_empty_file_is_an_empty_group() -> None:
    assert parse("# nothing yet\n", "x.yml").root.entries == {}
