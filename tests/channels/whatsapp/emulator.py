"""A strict Cloud API on loopback: it refuses what Meta refuses."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.channels.platform import Refused, running, units

Json = dict[str, Any]
TOKEN = "EAAG-token"
LINE = "106540352242922"


def require(holds: object, words: str) -> None:
    if not holds:
        raise Refused(400, 100, words)


def only(given: Json, *names: str) -> None:
    require(isinstance(given, dict) and set(given) <= set(names), f"unexpected key among {sorted(given)}")


def short(value: object, limit: int) -> str:
    require(isinstance(value, str) and value.strip() and units(value) <= limit, f"length of {value!r}")
    return str(value)


def check_message(given: Json) -> None:
    """Refuse a message that Meta would refuse."""
    kind = given.get("type")
    only(given, "messaging_product", "recipient_type", "to", "recipient", "type", str(kind))
    require(given["messaging_product"] == "whatsapp" and given["recipient_type"] == "individual", "product")
    require(("to" in given) != ("recipient" in given), "one recipient")
    if kind == "text":
        only(given["text"], "body", "preview_url")
        require(given["text"].get("preview_url") is False, "a preview would tell a server who reads")
        short(given["text"]["body"], 4096)
    else:
        require(kind == "interactive", "type")
        check_interactive(given["interactive"])


def check_interactive(given: Json) -> None:
    only(given, "type", "body", "action")
    only(given["body"], "text")
    short(given["body"]["text"], 1024)
    {"button": check_buttons, "list": check_list}[given["type"]](given["action"])


def check_buttons(action: Json) -> None:
    only(action, "buttons")
    require(1 <= len(action["buttons"]) <= 3, "1 to 3 buttons")
    for button in action["buttons"]:
        only(button, "type", "reply")
        only(button["reply"], "id", "title")
        short(button["reply"]["id"], 256)
        short(button["reply"]["title"], 20)
    unique([button["reply"]["id"] for button in action["buttons"]])
    unique([button["reply"]["title"] for button in action["buttons"]])


def check_list(action: Json) -> None:
    only(action, "button", "sections")
    short(action["button"], 20)
    rows = [row for section in action["sections"] for row in section["rows"]]
    require(1 <= len(rows) <= 10 and len(action["sections"]) == 1, "1 to 10 rows")
    for row in rows:
        only(row, "id", "title", "description")
        short(row["id"], 200)
        short(row["title"], 24)
        if "description" in row:
            short(row["description"], 72)
    unique([row["id"] for row in rows])


def unique(values: list[str]) -> None:
    require(len(set(values)) == len(values), "duplicated")


@dataclass
class Graph:
    """The server; `line` is one of our numbers, or empty where the provider knows it by the key."""

    url: str = ""
    sent: list[Json] = field(default_factory=list)
    faults: deque[Refused] = field(default_factory=deque)
    delay: float = 0
    refusals: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def running(self) -> Iterator[Graph]:
        routes = [
            Route("/v23.0/{line}/messages", self._messages, methods=["POST"]),
            Route("/messages", self._messages, methods=["POST"]),
            Route("/v23.0/{line}", self._line, methods=["GET"]),
        ]
        with running(Starlette(routes=routes)) as self.url:
            yield self

    async def _line(self, request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return JSONResponse({"error": {"code": 190, "message": "bad token"}}, 401)
        return JSONResponse({"verified_name": "Handrail", "id": request.path_params["line"]})

    async def _messages(self, request: Request) -> Response:
        try:
            await asyncio.sleep(self.delay)
            self._known(request)
            if self.faults:
                raise self.faults.popleft()
            given = await request.json()
            check_message(given)
        except Refused as refused:
            self.refusals.append(refused.words)
            error = {"message": f"({refused.code}) 31612345678", "code": refused.code, "type": "OAuthException"}
            return JSONResponse({"error": error}, refused.status)
        self.sent.append({**given, "line": request.path_params.get("line", "")})
        return JSONResponse({"messaging_product": "whatsapp", "messages": [{"id": f"wamid.{len(self.sent)}"}]})

    def _known(self, request: Request) -> None:
        keys = (request.headers.get("authorization"), request.headers.get("d360-api-key"))
        if keys not in ((f"Bearer {TOKEN}", None), (None, TOKEN)):
            raise Refused(401, 190)

    def texts(self, person: str = "") -> list[str]:
        """Return what was said, to one person or to all."""
        return [words(message) for message in self.sent if person in ("", message.get("to"), message.get("recipient"))]


def words(message: Json) -> str:
    return str(message["text"]["body"] if message["type"] == "text" else message["interactive"]["body"]["text"])


def choices(message: Json) -> list[tuple[str, str]]:
    """Return what can be pressed: id and title."""
    if message["type"] == "text":
        return []
    action = message["interactive"]["action"]
    replies = [button["reply"] for button in action.get("buttons", ())]
    rows = [row for section in action.get("sections", ()) for row in section["rows"]]
    return [(choice["id"], choice["title"]) for choice in (*replies, *rows)]
