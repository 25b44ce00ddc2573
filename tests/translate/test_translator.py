"""One text, translated by a server on loopback, in time or not at all."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
import traceback
from pathlib import Path

import pytest

from bot.errors import TranslatorError, UnsupportedLanguageError
from bot.translate.breaker import Breaker
from bot.translate.services import SERVICES, Access, module_of, open_engine
from bot.translate.translator import WAITING, Translator
from bot.translate.wire import Requests, stand_in, written
from tests.channels.telegram.emulator import until
from tests.translate.conftest import Open
from tests.translate.emulator import Libre

WORDS = "hair aan dul saaran"


async def test_a_text_is_translated(translator: Translator) -> None:
    assert await translator.translate("Drink water", "en", "so") == "«knirD» «retaw»"


async def test_languages_that_deep_translator_does_not_list_are_asked_for(translator: Translator, libre: Libre) -> None:
    await translator.translate("Drink water", "nl", "prs")
    assert (libre.asked[0]["source"], libre.asked[0]["target"]) == ("nl", "fa")


async def test_words_never_stand_in_the_address(translator: Translator, libre: Libre) -> None:
    await translator.translate(WORDS, "so", "en")
    assert libre.addresses == ["/translate"] and libre.asked[0]["q"] == WORDS


async def test_words_are_in_no_log_whatever_happens(
    opened: Open, libre: Libre, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await opened().translate(WORDS, "so", "en")
        for libre.body in (b"{}", b"null", b"[]", b"no json", b"\xff", b'{"translatedText": ""}'):
            with pytest.raises(TranslatorError):
                await opened().translate(WORDS, "so", "en")
    assert "dul" not in caplog.text and "gives no usable answer" in caplog.text


async def test_a_key_is_shown_to_the_server(opened: Open, libre: Libre) -> None:
    libre.key = "se-cret"
    assert await opened(key="se-cret").translate("Drink", "en", "so")
    with pytest.raises(TranslatorError, match="403"):
        await opened(key="wrong").translate("Drink", "en", "so")


async def test_who_closes_it_breaks_off_what_is_going_on(opened: Open, libre: Libre) -> None:
    libre.delay = 2
    translator = opened(seconds=60)
    going = asyncio.create_task(translator.translate("Drink", "en", "so"))
    await until(lambda: libre.addresses)
    await translator.close()
    with pytest.raises(TranslatorError):
        await asyncio.wait_for(going, 1)


@pytest.mark.parametrize("status", [302, 429, 500, 503])
async def test_a_failure_is_a_sentence(translator: Translator, libre: Libre, status: int) -> None:
    libre.status = status
    with pytest.raises(TranslatorError, match=str(status)):
        await translator.translate("Drink", "en", "so")
    assert len(libre.addresses) == 1  # and a redirection is not followed


async def test_a_server_that_is_not_there_is_a_sentence(opened: Open) -> None:
    with pytest.raises(TranslatorError, match="ConnectError"):
        await opened("http://127.0.0.1:1").translate("Drink", "en", "so")


@pytest.mark.parametrize("how", ["delay", "drip"])
async def test_a_slow_server_is_left_in_time_and_its_connection_is_closed(
    translator: Translator, libre: Libre, how: str
) -> None:
    setattr(libre, how, {"delay": 2.0, "drip": 0.1}[how])
    began = time.monotonic()
    with pytest.raises(TranslatorError, match="too long"):
        await translator.translate("Drink", "en", "so")
    assert time.monotonic() - began < 1
    await asyncio.sleep(0.5)
    assert not any(thread.name.startswith("translator") and _is_busy(thread) for thread in threading.enumerate())
    if how == "drip":
        assert libre.broken_off == 1


def _is_busy(thread: threading.Thread) -> bool:
    """Say whether a thread of the pool still waits for an answer rather than for work."""
    frame = sys._current_frames().get(thread.ident or 0)
    return any("wire.py" in line.filename for line in traceback.extract_stack(frame))


async def test_an_answer_without_end_is_refused(translator: Translator, libre: Libre) -> None:
    libre.body = b'{"translatedText": "' + b"a" * (2 << 20) + b'"}'
    with pytest.raises(TranslatorError, match="too much"):
        await translator.translate("Drink", "en", "so")


async def test_an_unknown_language_is_not_the_fault_of_the_server(translator: Translator, libre: Libre) -> None:
    for _ in range(5):
        with pytest.raises(UnsupportedLanguageError):
            await translator.translate("Drink", "en", "ckb")
    assert await translator.translate("Drink", "en", "so")


async def test_a_server_that_fails_is_left_alone_for_a_while_and_then_tried_once(opened: Open, libre: Libre) -> None:
    now = [0.0]
    translator = opened(breaker=Breaker(3, 30, lambda: now[0]))
    libre.status = 500
    for _ in range(5):
        with pytest.raises(TranslatorError):
            await translator.translate("Drink", "en", "so")
    assert len(libre.asked) == 3
    libre.status, now[0] = 200, 31.0
    assert await translator.translate("Drink", "en", "so") and await translator.translate("Drink", "en", "so")


async def test_many_at_once_are_refused_rather_than_kept_waiting(opened: Open, libre: Libre) -> None:
    libre.delay = 0.05
    translator = opened()
    asked = (translator.translate("Drink", "en", "so") for _ in range(WAITING + 5))
    done = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(one, TranslatorError) for one in done) == 5


async def test_many_texts_at_once_are_not_mixed_up(opened: Open) -> None:
    translator, asked = opened(seconds=30), [f"word{number}" for number in range(20)]
    done = await asyncio.gather(*(translator.translate(text, "en", "so") for text in asked))
    assert done == [f"«{text[::-1]}»" for text in asked]


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "microsoft"])  # it asks for its languages first
def test_deep_translator_has_the_service(name: str) -> None:
    engine = open_engine(Access(name, key="id:secret"), "nl", "prs")
    assert (engine.source, engine.target) == ("nl", "fa")


@pytest.mark.parametrize("name", SERVICES)
def test_deep_translator_still_sends_with_the_name_that_we_take_the_place_of(name: str) -> None:
    module = module_of(SERVICES[name])
    source = Path(str(getattr(module, "__file__", ""))).read_text("utf-8")
    assert "requests." in source and "from requests" not in source
    assert isinstance(stand_in(module), Requests)


def test_deepl_gets_words_and_key_outside_of_the_address() -> None:
    request = written("GET", "https://api.deepl.com/v2/translate", params={"auth_key": "k", "text": "hi"})
    assert (request.method, request.url.query, request.headers["Authorization"]) == ("POST", b"", "DeepL-Auth-Key k")
    assert request.content == b"text=hi"


def test_nothing_goes_over_the_network_in_the_open() -> None:
    assert written("GET", "http://api.mymemory.translated.net/get", params={"q": "hi"}).url.scheme == "https"


def test_it_is_said_to_whom_words_go() -> None:
    assert Access("libretranslate", "https://translate.example.org:5000/x").whom == "translate.example.org"
    assert Access("deepl").whom == "DeepL"
