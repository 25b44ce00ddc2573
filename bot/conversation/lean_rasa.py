"""Import Rasa for serving: no telemetry, no debug output, no TensorFlow, none of its databases and channels.

Rasa 3.6.21 imports all of them to answer a single message (5 to 20 seconds, 500 MB and more). While its modules are
imported, hollow modules stand in for what serving never touches; afterwards they are taken away, so that anybody
else in the process gets the real ones. `tests/conversation/test_lean_rasa.py` fails when a new Rasa changes this.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import logging
import os
import sys
import warnings
from collections.abc import Iterator, MutableSequence
from types import ModuleType
from typing import Any

# Names that Rasa imports at module level and uses only for training, for its own server or for other stores.
HOLLOW = (
    "aiohttp",
    "apscheduler",
    "boto3",
    "botocore",
    "jinja2",
    "jwt",
    "pymongo",
    "rasa.utils.train_utils",
    "requests",
    "sanic",
    "scipy",
    "sklearn",
    "sqlalchemy",
    "tensorflow",
)
CHANNELS = "rasa.core.channels"


class Hollow:
    """Stands for anything: can be called, subclassed and asked for attributes."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __call__(self, *_: object, **__: object) -> Hollow:
        """Return itself."""
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Hollow()

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        return ()


class _HollowModule(ModuleType):
    __path__: MutableSequence[str] = []  # noqa: RUF012  # a module attribute

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Hollow()


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds hollow modules for everything below the names of HOLLOW."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of a hollow module, or None for what is really imported."""
        if any(name == hollow or name.startswith(hollow + ".") for hollow in HOLLOW):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Return a module that has every attribute."""
        return _HollowModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: there is nothing in it."""


class _Channels(ModuleType):
    """The package of Rasa's channels without any channel in it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(CHANNELS + ".channel"), name)


def import_rasa() -> None:
    """Import the parts of Rasa that answer messages."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    if "rasa.core.processor" not in sys.modules:
        _import()
    be_silent()


def _import() -> None:
    with warnings.catch_warnings(), _hollow():
        warnings.simplefilter("ignore")
        importlib.import_module("rasa.core.processor")
        importlib.import_module("rasa.core.policies.policy")
        importlib.import_module("rasa.engine.recipes.default_recipe")
        importlib.import_module("rasa_sdk.executor")


def be_silent() -> None:
    """Keep Rasa from printing what people write: by default its structured log and its warnings do."""
    warnings.filterwarnings("ignore", module="rasa")
    importlib.import_module("rasa.utils.log_utils").configure_structlog(logging.CRITICAL)
    for name in ("rasa", "rasa_sdk", "dask"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextlib.contextmanager
def _hollow() -> Iterator[None]:

    finder, channels = _Finder(), _Channels(CHANNELS)
    spec = importlib.util.find_spec(CHANNELS)
    channels.__path__ = list(spec.submodule_search_locations or ()) if spec else []
    sys.modules[CHANNELS] = channels
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name, module in sys.modules.items() if isinstance(module, _HollowModule)]:
            del sys.modules[name]
