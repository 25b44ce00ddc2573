"""A translator and the server that it asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from bot.translate.services import Access
from bot.translate.translator import Translator
from tests.translate.emulator import Libre, libre_translate


@pytest.fixture
def libre() -> Iterator[Libre]:
    with libre_translate() as server:
        yield server


Open = Callable[..., Translator]


@pytest.fixture
async def opened(libre: Libre) -> AsyncIterator[Open]:
    """A function that makes translators, which are closed at the end."""
    made: list[Translator] = []

    def make(url: str = "", key: str = "", **more: Any) -> Translator:
        made.append(Translator(Access("libretranslate", url or libre.url, key), **more))
        return made[-1]

    yield make
    for one in made:
        await one.close()


@pytest.fixture
def translator(opened: Open) -> Translator:
    """A translator that waits half a second."""
    return opened(seconds=0.5)
