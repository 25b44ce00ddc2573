"""Settings: the only place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SettingsError

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
    gateway_partners: Path | None = None
    gateway_limit: int = 600
    gateway_conversation_limit: int = 60
    country: str | None = None
    languages: tuple[str, ...] = ()

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
            gateway_partners=_path(given, "HANDRAIL_GATEWAY_PARTNERS"),
            gateway_limit=_minute(given, "HANDRAIL_GATEWAY_LIMIT", cls.gateway_limit),
            gateway_conversation_limit=_minute(
                given, "HANDRAIL_GATEWAY_CONVERSATION_LIMIT", cls.gateway_conversation_limit
            ),
            country=given.get("HANDRAIL_COUNTRY", "").upper() or None,
            languages=tuple(given.get("HANDRAIL_LANGUAGES", "").replace(",", " ").split()),
        )

    @property
    def partners(self) -> Path:
        """Return the file of partners."""
        return self.gateway_partners or self.data / "partners.json"


def _path(given: Mapping[str, str], name: str) -> Path | None:
    return Path(given[name]) if name in given else None


def _minute(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not value.isdecimal() or not 1 <= int(value[:8]) <= 60_000:
        raise SettingsError(f"{name} is '{value}': set it to how many may come in a minute, 1 to 60000.")
    return int(value)


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


def _https(given: Mapping[str, str], name: str) -> str | None:
    value = given.get(name)
    if value and not value.startswith(("https://", "http://")):
        raise SettingsError(f"{name} is '{value}': it must start with https://.")
    return value.rstrip("/") if value else None
