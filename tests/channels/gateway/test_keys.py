"""What is signed."""

from __future__ import annotations

from bot.channels.gateway.keys import Purpose, signature
from bot.settings import PROJECT


def test_the_example_of_the_documentation_is_right() -> None:
    line = ("POST", "/v1/messages", "1767225600", "c2l4dGVlbi1jaGFycw")
    right = signature("5f" * 32, Purpose.REQUEST, line, '{"text": "ሰላም 👋"}'.encode())
    assert right in (PROJECT / "docs/gateway.md").read_text("utf-8")


def test_each_part_counts_and_none_can_become_another() -> None:
    whole = [("POST", "/a", "1", "b"), ("POST", "/a1", "", "b"), ("POST", "/a", "1b", ""), ("POST", "/a", "1", "")]
    made = {signature("k", purpose, line, b"b") for line in whole for purpose in Purpose}
    assert len(made) == 8
