"""A strict Bot API server on a free port: it refuses what Telegram refuses."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Json = dict[str, Any]
BOT = {"id": 42, "is_bot": True, "first_name": "Handrail", "username": "handrail_bot"}
OBJECTS = ("entities", "reply_markup", "link_preview_options", "commands", "allowed_updates")


class Refused(Exception):
    """An answer with `ok: false`."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters

    def response(self) -> Response:
        answer: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return JSONResponse(answer, self.status)


@dataclass
class Account:
    """One bot at Telegram: what was sent to it and what it did."""

    token: str
    waiting: list[Json] = field(default_factory=list)  # unconfirmed updates
    sent: list[Json] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)  # groups that became supergroups
    presses: set[str] = field(default_factory=set)  # callback queries that can still be answered
    faults: dict[str, deque[Refused]] = field(default_factory=lambda: defaultdict(deque))
    delays: dict[str, float] = field(default_factory=dict)  # seconds that each call of a method takes
    nonsense: dict[str, Any] = field(default_factory=dict)  # what the next call of a method gives
    lock: threading.Lock = field(default_factory=threading.Lock)
    number: int = 1000
    polls: int = 0

    def update(self, **content: Any) -> int:
        """Put an update into the queue and return its id."""
        with self.lock:
            self.number += 1
            self.waiting.append({"update_id": self.number, **content})
            return self.number

    def fail(self, method: str, status: int, description: str = "?", **parameters: int) -> None:
        """Let the next call of a method fail."""
        self.faults[method].append(Refused(status, description, **parameters))

    def texts(self, chat: int | None = None) -> list[str]:
        """Return what people have read."""
        return [message["text"] for message in self.sent if chat in (None, message["chat_id"])]

    async def call(self, method: str, given: Json) -> Any:
        self.calls.append((method, given))
        if self.faults[method]:
            raise self.faults[method].popleft()
        await asyncio.sleep(self.delays.get(method, 0))
        if method in self.nonsense:
            return self.nonsense.pop(method)
        if handler := getattr(self, f"_{method}", None):
            return await handler(given)
        raise Refused(404, "Not Found")

    async def _getMe(self, given: Json) -> Json:
        return BOT

    async def _getUpdates(self, given: Json) -> list[Json]:
        if self.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self.polls += 1
        mine = self.polls
        self._confirm(int(given.get("offset", 0)))
        limit, end = int(given.get("limit", 100)), time.monotonic() + int(given.get("timeout", 0))
        while not self.waiting and time.monotonic() < end:
            await asyncio.sleep(0.01)
            if mine != self.polls:
                raise Refused(409, "Conflict: terminated by other getUpdates request")
        return self.waiting[:limit]

    def _confirm(self, offset: int) -> None:
        assert offset >= 0
        with self.lock:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]

    async def _sendMessage(self, given: Json) -> Json:
        chat = int(given["chat_id"])
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat in self.moved:
            raise Refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=self.moved[chat])
        check_message(given)
        self.sent.append({**given, "chat_id": chat})
        return {"message_id": len(self.sent), "date": 0, "chat": {"id": chat, "type": "private"}, "text": given["text"]}

    async def _answerCallbackQuery(self, given: Json) -> bool:
        query = str(given["callback_query_id"])
        if query not in self.presses:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.presses.remove(query)
        self.acknowledged.append(query)
        return True

    async def _setMyCommands(self, given: Json) -> bool:
        language = given.get("language_code", "")
        require(re.fullmatch("([a-z]{2})?", language), "LANGUAGE_CODE_INVALID")
        for command in given["commands"]:
            require(re.fullmatch("[a-z0-9_]{1,32}", command["command"]), "BOT_COMMAND_INVALID")
            require(1 <= len(command["description"]) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[language] = given["commands"]
        return True

    async def _deleteWebhook(self, given: Json) -> bool:
        assert not given.get("drop_pending_updates")
        self.webhook = {}
        return True

    async def _setWebhook(self, given: Json) -> bool:
        assert not given.get("drop_pending_updates")
        loopback = given["url"].startswith("http://127.0.0.1:")
        require(loopback or given["url"].startswith("https://"), "bad webhook: an HTTPS URL must be provided")
        require(re.fullmatch("[A-Za-z0-9_-]{1,256}", given["secret_token"]), "bad secret token")
        self.webhook = given
        return True

    async def deliver(self) -> list[int]:
        """Send the waiting updates to the webhook, keep what is not acknowledged; return the status of each."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret_token"]}
        async with httpx.AsyncClient(headers=headers) as client:
            given = list(self.waiting)
            posts = [client.post(self.webhook["url"], json=update) for update in given]
            answers = await asyncio.gather(*posts)
        taken = [update for update, answer in zip(given, answers, strict=True) if answer.is_success]
        self.waiting = [update for update in self.waiting if update not in taken]
        return [answer.status_code for answer in answers]


def require(holds: object, description: str) -> None:
    if not holds:
        raise Refused(400, f"Bad Request: {description}")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def check_message(given: Json) -> None:
    """Refuse a message that Telegram would refuse, or that it would change."""
    text = given.get("text", "")
    require("parse_mode" not in given, "can't parse entities")
    require(text.strip(), "message text is empty")
    require(units(text) <= 4096, "message is too long")
    require(given.get("link_preview_options", {}).get("is_disabled"), "a preview would tell a server who reads")
    for entity in given.get("entities", []):
        require(entity["length"] > 0 and entity["offset"] + entity["length"] <= units(text), "ENTITY_BOUNDS_INVALID")
    check_keyboard(given.get("reply_markup", {}).get("inline_keyboard", []))


def check_keyboard(rows: list[list[Json]]) -> None:
    buttons = [button for row in rows for button in row]
    require(len(buttons) <= 100 and all(1 <= len(row) <= 8 for row in rows), "REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        require(button["text"].strip(), "BUTTON_TEXT_INVALID")
        require(1 <= len(button["callback_data"].encode()) <= 64, "BUTTON_DATA_INVALID")


class Emulator:
    """The server; each token that is known to it is an account."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.url = ""

    @contextlib.contextmanager
    def running(self) -> Iterator[Emulator]:
        config = uvicorn.Config(self._app(), port=0, log_level="error", ws="none", lifespan="off")
        server = uvicorn.Server(config)
        socket = config.bind_socket()
        self.url = f"http://127.0.0.1:{socket.getsockname()[1]}"
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()
        yield self
        server.should_exit = server.force_exit = True
        thread.join()

    def _app(self) -> Starlette:
        return Starlette(routes=[Route("/bot{token}/{method}", self._answer, methods=["POST"])])

    async def _answer(self, request: Request) -> Response:
        try:
            if not (account := self.accounts.get(request.path_params["token"])):
                raise Refused(401, "Unauthorized")
            given = {name: _value(name, value) for name, value in parse_qsl((await request.body()).decode(), True)}
            return JSONResponse({"ok": True, "result": await account.call(request.path_params["method"], given)})
        except Refused as refused:
            return refused.response()


def _value(name: str, value: str) -> Any:
    return json.loads(value) if name in OBJECTS else value


async def until(holds: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something holds; fail after some seconds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.005)
