"""The translation services that deep-translator speaks to, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol
from urllib.parse import urlsplit

LIBRE = "libretranslate"
OWN_SERVER = "http://127.0.0.1:5000"  # where a self-hosted LibreTranslate listens unless told otherwise
CODES = {"prs": "fa", "kmr": "ku"}  # how most services call the languages that have several codes


class Engine(Protocol):
    """One of deep-translator's classes."""

    source: str
    target: str

    def translate(self, text: str, **more: str) -> str:
        """Return a text in the target language."""
        ...


@dataclass(frozen=True)
class Access:
    """Which service to use, where it is when it is ours, and the key to it."""

    name: str
    url: str = OWN_SERVER
    key: str = field(default="", repr=False)

    @property
    def whom(self) -> str:
        """Return to whom words go, as a person may know them: the company, or the host of our own server."""
        return urlsplit(self.url).hostname or self.url if self.name == LIBRE else SERVICES[self.name].owner


@dataclass(frozen=True)
class Service:
    """A module and class of deep-translator, whose it is, and what the class wants to know."""

    module: str
    made: str
    owner: str
    arguments: Callable[[Access], Mapping[str, object]] = lambda _: {}
    codes: Mapping[str, str] = field(default_factory=lambda: CODES)
    more: Mapping[str, str] = field(default_factory=dict)


def _key(access: Access) -> dict[str, object]:
    return {"api_key": access.key}


def _two_keys(first: str, second: str) -> Callable[[Access], dict[str, object]]:
    """Return a reader of `id:secret`."""
    return lambda access: dict(zip((first, second), access.key.partition(":")[::2], strict=True))


def _libre(access: Access) -> dict[str, object]:
    # deep-translator refuses to work without a key; a server of one's own needs none and ignores it.
    return {"api_key": access.key or "none", "custom_url": access.url.rstrip("/") + "/"}


def _deepl(access: Access) -> dict[str, object]:
    return {"api_key": access.key, "use_free_api": access.key.endswith(":fx")}


def _microsoft(access: Access) -> dict[str, object]:
    key, _, region = access.key.partition(":")
    return {"api_key": key, "region": region or None}


# Not here: Pons and Linguee look up single words, and ChatGPT needs a package of its own and invents.
SERVICES: Mapping[str, Service] = {
    LIBRE: Service("libre", "LibreTranslator", "LibreTranslate", _libre),
    "deepl": Service("deepl", "DeeplTranslator", "DeepL", _deepl),
    "google": Service("google", "GoogleTranslator", "Google"),
    "microsoft": Service(
        "microsoft", "MicrosoftTranslator", "Microsoft", _microsoft, {"ckb": "ku", "prs": "prs", "kmr": "kmr"}
    ),
    "mymemory": Service("mymemory", "MyMemoryTranslator", "MyMemory", lambda _: _SPELLED_OUT),
    "yandex": Service("yandex", "YandexTranslator", "Yandex", _key),
    "qcri": Service("qcri", "QcriTranslator", "QCRI", _key, more={"domain": "general"}),
    "papago": Service("papago", "PapagoTranslator", "Naver Papago", _two_keys("client_id", "secret_key")),
    "baidu": Service("baidu", "BaiduTranslator", "Baidu", _two_keys("appid", "appkey")),
}
_SPELLED_OUT: Mapping[str, object] = {"source": "english", "target": "french"}  # its own defaults are not in its table


def open_engine(access: Access, source: str, target: str) -> Engine:
    """Return a new engine for one text: deep-translator's own keep the last words they were given."""
    service = SERVICES[access.name]
    made: Engine = getattr(module_of(service), service.made)(**service.arguments(access))
    # Set behind its back: deep-translator's tables lack half of the languages that the services know.
    made.source, made.target = (service.codes.get(code, code) for code in (source, target))
    return made


def module_of(service: Service) -> object:
    """Import deep-translator, which nobody pays for who does not use it."""
    return import_module(f"deep_translator.{service.module}")
