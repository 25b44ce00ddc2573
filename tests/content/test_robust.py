"""No file, however wrong, stops the library or the check."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from bot.content.checks import check
from bot.content.coverage import report
from bot.content.files import scan
from bot.content.record import record
from bot.errors import ContentError
from tests.content.conftest import SAMPLE

WRONG = {
    "empty": "",
    "a text": "text\n",
    "a list": "- a\n- b\n",
    "no groups": "a: b\nen: c\nlevels: d\nsubstances: e\nlines: f\ncountries: g\n",
    "lists for groups": "en: [a]\nlevels: [a]\nmechanisms: [a]\nsubstances: [a]\nlines: [a]\ncities: [a]\na.b: [c]\n",
    "groups for texts": "en: {brown: {first: {a: b}}}\nnl: {name: {a: }}\nlines: {a: {number: {}}}\na+b: {level: {}}\n",
    "strange ids": '"": {a: b}\n".": {next: "."}\n"a.b.c.d": {next: [x.y]}\n"+": {level: x}\n"@": {lead: x}\n',
    "not YAML": "{]\n\t:\n",
}


@pytest.mark.parametrize("path", sorted(scan(SAMPLE)))
def test_a_wrong_file_stops_nothing(folder: Path, path: str) -> None:
    for wrong in WRONG.values():
        (folder / path).write_text(wrong, "utf-8")
        assert isinstance(check(folder, date(2026, 11, 23)), tuple)
        assert report(folder, date(2026, 11, 23)).groups
        with suppress(ContentError):
            record(folder)
