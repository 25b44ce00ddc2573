"""What the operator can set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import PROJECT, TRANSLATORS, Settings


def test_nothing_has_to_be_set() -> None:
    settings = Settings.read({"HOME": "/home/someone"})
    assert settings.data == Path("/home/someone/.local/share/handrail")
    assert (settings.host, settings.port, settings.content) == ("127.0.0.1", 8080, PROJECT / "content")


def test_xdg_data_home_is_respected() -> None:
    assert Settings.read({"XDG_DATA_HOME": "/data"}).data == Path("/data/handrail")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.read({"HANDRAIL_TELEGRAM_TOKEN": " ", "HOME": "/"}).telegram_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HANDRAIL_PORT", "http"),
        ("HANDRAIL_PORT", "99999"),
        ("HANDRAIL_REDIS_URL", "localhost"),
        ("HANDRAIL_GATEWAY_LIMIT", "0"),
        ("HANDRAIL_GATEWAY_CONVERSATION_LIMIT", "many"),
        ("HANDRAIL_PUBLIC_URL", "x.org"),
        ("HANDRAIL_WEB", "maybe"),
        ("HANDRAIL_WEB_EXIT", "javascript:alert(1)"),
        ("HANDRAIL_WEB_ORIGINS", "https://good.example https://*; script-src *"),
        ("HANDRAIL_TRANSLATOR", "babelfish"),
        ("HANDRAIL_TRANSLATOR_URL", "translate.example.org"),
        ("HANDRAIL_TRANSLATOR", "deepl"),  # without a key
    ],
)
def test_an_unusable_value_is_one_sentence_that_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.read({name: value, "HOME": "/"})


def test_any_setting_of_the_web_chat_turns_it_on() -> None:
    assert Settings.read({"HOME": "/"}).web is None
    assert Settings.read({"HOME": "/", "HANDRAIL_WEB_ORIGINS": "https://a.example,https://b.example"}).web
    assert Settings.read({"HOME": "/", "HANDRAIL_WEB": "off", "HANDRAIL_WEB_EXIT": "https://a.example"}).web is False


def test_secrets_are_not_shown_when_settings_are_printed() -> None:
    environ = {
        "HANDRAIL_SECRET": "se-cret",
        "HANDRAIL_TELEGRAM_TOKEN": "1:to-ken",
        "HANDRAIL_REDIS_URL": "redis://:pass-word@h",
        "HANDRAIL_TRANSLATOR_KEY": "translator-key",
    }
    shown = repr(Settings.read({**environ, "HOME": "/"}))
    assert not re.search("se-cret|to-ken|pass-word|translator-key", shown)


def test_the_translators_that_can_be_named_are_those_that_exist() -> None:
    from bot.translate.services import SERVICES

    assert set(TRANSLATORS) == set(SERVICES)
    assert Settings.read({"HOME": "/"}).translator is None


def test_every_variable_is_in_the_manual() -> None:
    known = set(re.findall(r"HANDRAIL_[A-Z_]+", (PROJECT / "bot/settings.py").read_text("utf-8")))
    manual = (PROJECT / "docs/operating.md").read_text("utf-8")
    assert {name for name in known if name not in manual} == set()


def test_who_only_has_partners_serves_no_page_unasked(tmp_path: Path) -> None:
    assert Settings(data=tmp_path).serves_web
    (tmp_path / "partners.json").write_text("{}")
    assert not Settings(data=tmp_path).serves_web and Settings(data=tmp_path, web=True).serves_web
