"""The web chat behind a real server on loopback, and a real Chromium to look at it."""

from __future__ import annotations

import shutil
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Page, async_playwright
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.channels.http import web_server
from bot.channels.web.app import Site, Talk, WebChannel
from bot.content.library import Library
from bot.conversation.talk import Conversation
from bot.runtime import conversation
from bot.settings import Settings
from bot.web_words import WebWords
from tests.channels.web.parrot import Parrot

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
HARMLESS = "/harmless"

Visit = Callable[..., AbstractAsyncContextManager[Page]]


def channel(talk: Talk, library: Library, address: str = "", origins: tuple[str, ...] = ()) -> WebChannel:
    """A channel with the real words; its way out is another name of this machine."""
    site = Site(address.replace("127.0.0.1", "localhost") + HARMLESS, origins, b"k" * 32)
    return WebChannel(site, WebWords(lambda: library), talk)


# A partner's own policy: what is on our surface allows no frames.
FRAMES_ALLOWED = {"content-security-policy": "frame-src *"}


@asynccontextmanager
async def served(talk: Talk, library: Library, origins: tuple[str, ...] = ()) -> AsyncIterator[str]:
    """Serve a chat, with a harmless page to leave to and a partner's page that frames it; give the address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    frame = f'<title>Partner</title><h1>Partner</h1><iframe src="{address}/chat" allow="geolocation"></iframe>'
    pages = [Route(HARMLESS, lambda _: HTMLResponse("<title>Weather</title><h1>Sunny</h1>"))]
    pages.append(Route("/partner", lambda _: HTMLResponse(frame, headers=FRAMES_ALLOWED)))
    pages.append(Route("/favicon.ico", lambda _: Response(status_code=204)))  # browsers ask other pages for it
    async with web_server([*channel(talk, library, address, origins).routes(), *pages], "127.0.0.1", port):
        yield address


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture
def parrot(library: Library) -> Parrot:
    return Parrot(library)


@pytest.fixture
async def address(parrot: Parrot, library: Library) -> AsyncIterator[str]:
    """Where a chat with the parrot is served."""
    async with served(Talk(parrot.respond, parrot.handled, parrot.forget), library) as address:
        yield address


@pytest.fixture
async def client(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address) as client:
        yield client


@pytest.fixture(scope="session")
async def talk(model: Path, redis_server: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Conversation]:
    """A conversation with the trained model."""
    data = tmp_path_factory.mktemp("data")
    async with conversation(Settings(data=data, secret="s" * 32, redis_url=redis_server), model) as talk:
        yield talk


@pytest.fixture(scope="session")
async def real_address(talk: Conversation, library: Library) -> AsyncIterator[str]:
    """Where a chat with the trained model is served."""
    async with served(Talk(talk.respond, talk.handled, talk.forget), library) as address:
        yield address


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: these tests look at the page with it (apt-get install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Visit:
    """A function that opens the page as somebody with a phone; at the end nothing may have gone wrong in it."""

    @asynccontextmanager
    async def open_page(locale: str = "en", at: str = "", *, live: bool = True, **options: Any) -> AsyncIterator[Page]:
        known = {"viewport": PHONE, "reduced_motion": "reduce", **options}
        context = await browser.new_context(locale=locale, **known)
        context.set_default_timeout(30_000)
        page = await context.new_page()
        wrong = watch(page, at or address)
        if not live:  # as when the program does not arrive
            await page.route("**/*.js", lambda route: route.abort())
        await page.goto((at or address) + "/chat")
        yield page
        assert await context.cookies() == []
        await context.close()
        assert wrong == []

    return open_page


def watch(page: Page, address: str) -> list[str]:
    """Collect what a page must not do: errors, refusals by its own policy, requests to anybody else."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if _is_wrong(message.text, message.type) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda _: wrong.append("a dialog"))
    allowed = (address + "/", address.replace("127.0.0.1", "localhost") + HARMLESS, "about:")
    page.on("request", lambda request: None if request.url.startswith(allowed) else wrong.append(request.url))
    return wrong


def _is_wrong(text: str, kind: str) -> bool:
    return kind in ("error", "warning") and "net::ERR" not in text and "status of 400" not in text


async def say(page: Page, words: str) -> None:
    """Write a message, send it, wait for the answer."""
    await page.fill("#text", words)
    await page.click(".send")
    await answered(page)


async def answered(page: Page) -> None:
    await page.wait_for_load_state()
    await page.wait_for_selector(".writing", state="detached")
