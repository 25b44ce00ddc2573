"""YAML's own error messages in words for editors."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from bot.content.problems import Problem

VALUE = re.compile(r"^\s*(?:- )?[\w.+-]+:\s+(?P<value>\S.*?)\s*$")
NO_SPACE = re.compile(r"^\s*[\w.+-]+:[^\s:/]")
FIRST_SIGNS = "{}[]&*!|>%@`,"


def explain(source: str, path: str, error: yaml.YAMLError) -> Iterator[Problem]:
    """Yield every line that YAML cannot read; at least the one where it gave up."""
    found = [Problem(path, number, message) for number, message in _suspects(source.split("\n"))]
    if found:
        yield from found
        return
    mark = getattr(error, "problem_mark", None)
    yield Problem(path, mark.line + 1 if mark else 1, "this line does not fit its place: check the spaces before it")


def _suspects(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#"):
            continue
        message = _mistake(line)
        if message:
            yield number, message


def _mistake(line: str) -> str | None:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab stands before the name: use spaces"
    if NO_SPACE.match(line):
        return "a space is missing after the colon"
    found = VALUE.match(line)
    return _mistake_of_value(found["value"]) if found else None


def _mistake_of_value(value: str) -> str | None:
    if value[0] in "\"'":
        return _mistake_of_quotes(value)
    if value[0] in FIRST_SIGNS and not _balanced(value):
        return f"the text begins with '{value[0]}': put it in quotes"
    if (": " in value and value[0] not in "{[") or value.endswith(":"):
        return "the text contains a colon: put it in quotes"
    return None


def _balanced(value: str) -> bool:
    pairs = {"{": "}", "[": "]"}
    return value[0] in pairs and value.split(" #", maxsplit=1)[0].rstrip().endswith(pairs[value[0]])


def _mistake_of_quotes(value: str) -> str | None:
    sign = value[0]
    inside = r"(?:[^\"\\]|\\.)*" if sign == '"' else "(?:[^']|'')*"
    if re.fullmatch(f"{sign}{inside}{sign}(?:\\s+#.*)?", value):
        return None
    return f"the quotes do not fit: begin and end the text with {sign} and double or escape {sign} inside"
