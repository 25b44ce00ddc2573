"""A strict Twilio on loopback: its REST API, and its signed requests to us."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator

from tests.channels.platform import Refused, running, units

ACCOUNT, TOKEN = "AC" + "0" * 32, "auth-token"
OURS, PHONE = "whatsapp:+14155238886", "whatsapp:+31612345678"
PUBLIC = "https://bot.example.org"
_numbers = itertools.count(1)


def message(words: str = "", sender: str = PHONE, **more: str) -> dict[str, str]:
    """Return the fields of https://www.twilio.com/docs/messaging/guides/webhook-request, empty ones too."""
    sid = f"SM{next(_numbers):032d}"
    return {
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ProfileName": "Sheena Nelson",
        "MessageType": "text",
        "SmsSid": sid,
        "WaId": sender.removeprefix("whatsapp:+"),
        "SmsStatus": "received",
        "Body": words,
        "To": OURS,
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "ChannelMetadata": '{"type":"whatsapp","data":{"context":{}}}',
        "From": sender,
        "ApiVersion": "2010-04-01",
        **more,
    }


def media(kind: str, words: str = "") -> dict[str, str]:
    return message(words, NumMedia="1", MediaContentType0=kind, MediaUrl0="https://api.twilio.com/x")


def encoded(fields: dict[str, str]) -> bytes:
    return urlencode(fields).encode()


def signature(fields: dict[str, str], url: str = f"{PUBLIC}/twilio", token: str = TOKEN) -> str:
    """Return what Twilio's own library signs."""
    return str(RequestValidator(token).compute_signature(url, fields))


@dataclass
class Twilio:
    """The REST API."""

    url: str = ""
    sent: list[dict[str, str]] = field(default_factory=list)
    faults: deque[Refused] = field(default_factory=deque)
    delay: float = 0

    @contextlib.contextmanager
    def running(self) -> Iterator[Twilio]:
        base = f"/2010-04-01/Accounts/{ACCOUNT}"
        routes = [
            Route(f"{base}/Messages.json", self._answered, methods=["POST"]),
            Route(f"{base}.json", self._answered, methods=["GET"]),
        ]
        with running(Starlette(routes=routes)) as self.url:
            yield self

    async def _answered(self, request: Request) -> Response:
        try:
            await asyncio.sleep(self.delay)
            known = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
            if request.headers.get("authorization") != known:
                raise Refused(401, 20003)
            if request.method == "GET":
                return JSONResponse({"sid": ACCOUNT, "friendly_name": "Outreach"})
            return await self._taken(request)
        except Refused as refused:
            error = {"code": refused.code, "message": f"+31612345678 {refused.words}", "status": refused.status}
            return JSONResponse(error, refused.status)

    async def _taken(self, request: Request) -> Response:
        if self.faults:
            raise self.faults.popleft()
        given = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        check_message(given)
        self.sent.append(given)
        return JSONResponse({"sid": f"SM{len(self.sent)}", "status": "queued"}, 201)

    def texts(self, person: str = "") -> list[str]:
        """Return what was said, to one person or to all."""
        return [message["Body"] for message in self.sent if person in ("", message["To"])]


def check_message(given: dict[str, str]) -> None:
    """Refuse a message that Twilio would refuse."""
    if set(given) != {"From", "To", "Body"}:
        raise Refused(400, 20001, "fields")
    if given["From"] != OURS:
        raise Refused(400, 63007, "no channel")
    if not given["To"].startswith("whatsapp:+"):
        raise Refused(400, 21211, "to")
    if not given["Body"].strip():
        raise Refused(400, 21602, "body")
    if units(given["Body"]) > 1600:
        raise Refused(400, 21617, "too long")
