"""The file of partners, and their keys."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.partners import Partner, Partners, checked
from bot.errors import PartnerError
from bot.settings import PROJECT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "partners.json"


def test_what_is_stored_opens_nothing(partners: Partners, partner: Partner, keyring: Keyring, path: Path) -> None:
    _, id, secret = keyring.key(partner.id).split("_")
    stored = path.read_text("utf-8")
    assert id in stored and secret not in stored and secret[:8] not in stored
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_depends_on_the_secret_and_on_the_partner(keyring: Keyring) -> None:
    keys = {keyring.key("a" * 16), keyring.key("b" * 16), Keyring(b"other").key("a" * 16)}
    assert len({key.rpartition("_")[2] for key in keys}) == 3


def test_names_of_different_parts_never_meet(keyring: Keyring) -> None:
    assert len({keyring.name("p", "a", "b"), keyring.name("p", "ab"), keyring.name("pa", "b")}) == 3


def test_another_program_sees_a_change_at_once(partners: Partners, path: Path) -> None:
    other = Partners(path)
    added = partners.add("One")
    assert other.get(added.id) == added
    partners.remove("One")
    assert other.get(added.id) is None


def test_programs_that_add_at_once_lose_nobody(path: Path) -> None:
    code = "import sys; from pathlib import Path; from bot.channels.gateway.partners import Partners as P"
    code += "; [P(Path(sys.argv[1])).add(f'{sys.argv[2]} {n}') for n in range(20)]"
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=PROJECT) for name in "ab"]
    assert [process.wait(30) for process in running] == [0, 0]
    assert len(list(Partners(path))) == 40


@pytest.mark.parametrize(
    "broken", ["{", "[1]", '[{"id": "../x", "name": "x"}]', '{"a": {}}', '[{"id": 5, "name": "x"}]']
)
def test_a_broken_file_changes_nothing_and_is_named(
    partners: Partners, partner: Partner, path: Path, broken: str
) -> None:
    assert partners.get(partner.id)
    path.write_text(broken, "utf-8")
    assert partners.get(partner.id) == partner
    with pytest.raises(PartnerError, match=r"partners\.json"):
        partners.add("Another")


def test_a_name_is_there_once(partners: Partners, partner: Partner) -> None:
    with pytest.raises(PartnerError, match="already"):
        partners.add(partner.name)
    with pytest.raises(PartnerError, match="no partner"):
        partners.remove("Somebody")


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "a\nb"])
def test_a_name_can_be_read_in_a_list(partners: Partners, name: str) -> None:
    with pytest.raises(PartnerError, match="name of 1 to 60"):
        partners.add(name)


@pytest.mark.parametrize(
    "address",
    [
        "http://partner.example.org/in",
        "http://127.0.0.1.example.org/in",
        "http://10.0.0.1/in",
        "https://user:word@partner.example.org/in",
        "https://partner.example.org/in#part",
        "https:///in",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "partner.example.org",
        "https://[::1",
        "",
    ],
)
def test_an_answer_goes_to_no_unsafe_address(address: str) -> None:
    with pytest.raises(PartnerError):
        checked(address)


@pytest.mark.parametrize(
    "address", ["https://x.org/in?a=1", "http://127.0.0.1:8000/in", "http://[::1]/", "http://localhost/"]
)
def test_https_and_this_machine_are_safe(address: str) -> None:
    assert checked(address) == address


def test_the_file_can_be_read_by_people(partners: Partners, partner: Partner, path: Path) -> None:
    assert json.loads(path.read_text("utf-8"))[0]["name"] == "Outreach"
