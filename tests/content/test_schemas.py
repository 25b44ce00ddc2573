"""The schemas for editors' programs fit the content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from bot.content.files import scan
from bot.content.load import load
from bot.content.schemas import FOLDER, first_line, schema_of, write_schemas, written
from bot.settings import PROJECT

Draft7Validator = pytest.importorskip("jsonschema").Draft7Validator
CONTENT = PROJECT / "content"
FILES = [path for path in sorted(scan(CONTENT)) if schema_of(path)]


def test_the_schemas_are_current() -> None:
    for name, text in written(load(CONTENT).library.topics).items():
        assert (CONTENT / FOLDER / f"{name}.json").read_text("utf-8") == text, "run: handrail check --write-schemas"


@pytest.mark.parametrize("path", FILES)
def test_each_file_fits_its_schema(path: str) -> None:
    schema = json.loads((CONTENT / FOLDER / f"{schema_of(path)}.json").read_text("utf-8"))
    tree = yaml.load((CONTENT / path).read_text("utf-8"), yaml.CBaseLoader) or {}
    assert [error.message for error in Draft7Validator(schema).iter_errors(tree)] == []


def test_a_mistake_does_not_fit(folder: Path) -> None:
    schemas = written(load(folder).library.topics)
    validator = Draft7Validator(json.loads(schemas["answers"]))
    assert not validator.is_valid({"seizure": {"titel": "Seizure", "lead": "x"}})
    assert not validator.is_valid({"seizure": {"title": "Seizure " * 10, "lead": "x"}})


def test_each_file_gets_the_line_that_names_its_schema(folder: Path) -> None:
    (folder / "text/en/health.yml").write_text("a: b\n")
    write_schemas(folder, load(folder).library.topics)
    first = (folder / "text/en/health.yml").read_text("utf-8").split("\n")[0]
    assert first == first_line("text/en/health.yml") == "# yaml-language-server: $schema=../../.schemas/answers.json"
