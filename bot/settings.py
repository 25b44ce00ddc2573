"""Settings: the only place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SettingsError

# The translators that deep-translator speaks to, and whether they need a key.
TRANSLATORS = {
    "libretranslate": False,
    "deepl": True,
    "google": False,
    "microsoft": True,
    "mymemory": False,
    "yandex": True,
    "qcri": True,
    "papago": True,
    "baidu": True,
}
PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What the operator decided; secrets are hidden from the representation."""

    data: Path
    content: Path = PROJECT / "content"
    secret: str | None = field(default=None, repr=False)
    redis_url: str | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str | None = None
    telegram_token: str | None = field(default=None, repr=False)
    telegram_api: str = "https://api.telegram.org"
    country: str | None = None
    languages: tuple[str, ...] = ()
    translator: str | None = None
    translator_url: str = "http://127.0.0.1:5000"
    translator_key: str = field(default="", repr=False)

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Return the settings of an environment; raise SettingsError for a value that cannot be used."""
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        return cls(
            data=_data_folder(given),
            content=Path(given.get("HANDRAIL_CONTENT", PROJECT / "content")),
            secret=given.get("HANDRAIL_SECRET"),
            redis_url=_redis_url(given),
            host=given.get("HANDRAIL_HOST", cls.host),
            port=_port(given),
            public_url=_https(given, "HANDRAIL_PUBLIC_URL"),
            telegram_token=given.get("HANDRAIL_TELEGRAM_TOKEN"),
            telegram_api=given.get("HANDRAIL_TELEGRAM_API", cls.telegram_api).rstrip("/"),
            country=given.get("HANDRAIL_COUNTRY", "").upper() or None,
            languages=tuple(given.get("HANDRAIL_LANGUAGES", "").replace(",", " ").split()),
            translator=_translator(given),
            translator_url=_https(given, "HANDRAIL_TRANSLATOR_URL") or cls.translator_url,
            translator_key=given.get("HANDRAIL_TRANSLATOR_KEY", ""),
        )


def _data_folder(given: Mapping[str, str]) -> Path:
    if folder := given.get("HANDRAIL_DATA"):
        return Path(folder)
    home = Path(given.get("HOME", "~")).expanduser()
    return Path(given.get("XDG_DATA_HOME", home / ".local" / "share")) / "handrail"


def _port(given: Mapping[str, str]) -> int:
    value = given.get("HANDRAIL_PORT", str(Settings.port))
    if not value.isdecimal() or not 0 <= int(value) <= 65535:
        raise SettingsError(f"HANDRAIL_PORT is '{value}': set it to a number from 1 to 65535.")
    return int(value)


def _redis_url(given: Mapping[str, str]) -> str | None:
    value = given.get("HANDRAIL_REDIS_URL")
    if value and not value.startswith(("redis://", "rediss://", "redis+cluster://", "unix://")):
        raise SettingsError("HANDRAIL_REDIS_URL must start with redis://, rediss:// or redis+cluster://.")
    return value


def _translator(given: Mapping[str, str]) -> str | None:
    name = given.get("HANDRAIL_TRANSLATOR", "").casefold() or None
    if name and name not in TRANSLATORS:
        raise SettingsError(f"HANDRAIL_TRANSLATOR is '{name}': use {', '.join(TRANSLATORS)}.")
    if name and TRANSLATORS[name] and not given.get("HANDRAIL_TRANSLATOR_KEY"):
        raise SettingsError(f"HANDRAIL_TRANSLATOR is '{name}', which needs a key: set HANDRAIL_TRANSLATOR_KEY.")
    return name


def _https(given: Mapping[str, str], name: str) -> str | None:
    value = given.get(name)
    if value and not value.startswith(("https://", "http://")):
        raise SettingsError(f"{name} is '{value}': it must start with https://.")
    return value.rstrip("/") if value else None
