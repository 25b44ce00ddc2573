"""Settings: the only place that reads the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

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
    metrics_port: int = 0
    public_url: str | None = None
    telegram_token: str | None = field(default=None, repr=False)
    telegram_api: str = "https://api.telegram.org"
    whatsapp_token: str | None = field(default=None, repr=False)
    whatsapp_phone_id: tuple[str, ...] = ()
    whatsapp_app_secret: str | None = field(default=None, repr=False)
    whatsapp_verify_token: str | None = field(default=None, repr=False)
    whatsapp_api: str = "https://graph.facebook.com/v23.0"
    whatsapp_header: str = "Authorization"
    twilio_account: str | None = None
    twilio_token: str | None = field(default=None, repr=False)
    twilio_number: str | None = None
    twilio_api: str = "https://api.twilio.com"
    gateway_partners: Path | None = None
    gateway_limit: int = 600
    gateway_conversation_limit: int = 60
    web: bool | None = None  # None: when no other channel is configured
    web_origins: tuple[str, ...] = ()
    web_exit: str = "https://www.bbc.com/weather"
    country: str | None = None
    languages: tuple[str, ...] = ()
    translator: str | None = None
    translator_url: str = "http://127.0.0.1:5000"
    translator_key: str = field(default="", repr=False)

    @property
    def serves_web(self) -> bool:
        """Say whether the web chat is on: as it was set, else when there is no other channel."""
        others = self.telegram_token or self.whatsapp_token or self.twilio_token or self.partners.is_file()
        return not others if self.web is None else self.web

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
            port=_port(given, "HANDRAIL_PORT", cls.port),
            metrics_port=_port(given, "HANDRAIL_METRICS_PORT", cls.metrics_port),
            public_url=_https(given, "HANDRAIL_PUBLIC_URL"),
            telegram_token=given.get("HANDRAIL_TELEGRAM_TOKEN"),
            telegram_api=given.get("HANDRAIL_TELEGRAM_API", cls.telegram_api).rstrip("/"),
            whatsapp_token=given.get("HANDRAIL_WHATSAPP_TOKEN"),
            whatsapp_phone_id=_words(given, "HANDRAIL_WHATSAPP_PHONE_ID"),
            whatsapp_app_secret=given.get("HANDRAIL_WHATSAPP_APP_SECRET"),
            whatsapp_verify_token=given.get("HANDRAIL_WHATSAPP_VERIFY_TOKEN"),
            whatsapp_api=_https(given, "HANDRAIL_WHATSAPP_API") or cls.whatsapp_api,
            whatsapp_header=given.get("HANDRAIL_WHATSAPP_HEADER", cls.whatsapp_header),
            twilio_account=given.get("HANDRAIL_TWILIO_ACCOUNT"),
            twilio_token=given.get("HANDRAIL_TWILIO_TOKEN"),
            twilio_number=given.get("HANDRAIL_TWILIO_NUMBER"),
            twilio_api=_https(given, "HANDRAIL_TWILIO_API") or cls.twilio_api,
            **_gateway(given),
            web=_web(given),
            web_origins=_origins(given),
            web_exit=_https(given, "HANDRAIL_WEB_EXIT") or cls.web_exit,
            country=given.get("HANDRAIL_COUNTRY", "").upper() or None,
            languages=_words(given, "HANDRAIL_LANGUAGES"),
            translator=_translator(given),
            translator_url=_https(given, "HANDRAIL_TRANSLATOR_URL") or cls.translator_url,
            translator_key=given.get("HANDRAIL_TRANSLATOR_KEY", ""),
        )

    @property
    def partners(self) -> Path:
        """Return the file of partners."""
        return self.gateway_partners or self.data / "partners.json"


class _Gateway(TypedDict):
    gateway_partners: Path | None
    gateway_limit: int
    gateway_conversation_limit: int


def _gateway(given: Mapping[str, str]) -> _Gateway:
    return {
        "gateway_partners": Path(given["HANDRAIL_GATEWAY_PARTNERS"]) if "HANDRAIL_GATEWAY_PARTNERS" in given else None,
        "gateway_limit": _minute(given, "HANDRAIL_GATEWAY_LIMIT", Settings.gateway_limit),
        "gateway_conversation_limit": _minute(
            given, "HANDRAIL_GATEWAY_CONVERSATION_LIMIT", Settings.gateway_conversation_limit
        ),
    }


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


def _port(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not value.isdecimal() or not 0 <= int(value) <= 65535:
        raise SettingsError(f"{name} is '{value}': set it to a number from 1 to 65535.")
    return int(value)


def _words(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(given.get(name, "").replace(",", " ").split())


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


def _web(given: Mapping[str, str]) -> bool | None:
    """Say whether the web chat is on; any of its settings turns it on."""
    value = given.get("HANDRAIL_WEB", "").casefold()
    if value not in ("", "on", "off"):
        raise SettingsError(f"HANDRAIL_WEB is '{value}': set it to on or off.")
    if value:
        return value == "on"
    return True if "HANDRAIL_WEB_ORIGINS" in given or "HANDRAIL_WEB_EXIT" in given else None


def _origins(given: Mapping[str, str]) -> tuple[str, ...]:
    found = tuple(given.get("HANDRAIL_WEB_ORIGINS", "").replace(",", " ").split())
    for origin in found:
        if not re.fullmatch(r"https?://[\w.-]+(:\d+)?", origin, re.ASCII):
            raise SettingsError(f"HANDRAIL_WEB_ORIGINS holds '{origin}': write each site like https://partner.example.")
    return found
