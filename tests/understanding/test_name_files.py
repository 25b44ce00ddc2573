"""The lists of names and their rules can be read and fit together."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.understanding.name_rules import NameRules
from bot.understanding.words import key
from tests.understanding.files import CONTENT

FOLDERS = sorted({path.parent for path in (CONTENT / "text").glob("*/name_rules.yml")})
SUBSTANCES = yaml.safe_load((CONTENT / "taxonomy.yml").read_text(encoding="utf-8"))["substances"]
MEDICINES = yaml.safe_load((CONTENT / "facts/medicines.yml").read_text(encoding="utf-8"))


def entries(path: Path) -> dict[str, str]:
    return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_list_belongs_to_a_substance_or_a_medicine(folder: Path) -> None:
    assert set(entries(folder / "names.yml")) <= {*SUBSTANCES, *MEDICINES}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_rule_is_known_and_has_words(folder: Path) -> None:
    looks = {"prefixes", "endings", "dropped", "compounds"}
    known = {"needs_support", "weak", "support", "before", "asking", "everyday", *looks}
    rules = entries(folder / "name_rules.yml")
    assert set(rules) <= known
    assert NameRules.read(rules).support


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_name_is_also_an_everyday_word_of_the_same_language(folder: Path) -> None:
    rules = NameRules.read(entries(folder / "name_rules.yml"))
    names = {key(name) for listed in entries(folder / "names.yml").values() for name in listed.split(",")}
    assert not sorted(name for name in names if rules.is_everyday(name))
