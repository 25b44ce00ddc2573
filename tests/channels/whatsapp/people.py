"""What WhatsApp delivers when people write: shapes of Meta's documentation, developers.facebook.com/documentation."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import time
from typing import Any

from tests.channels.whatsapp.emulator import LINE, Json

SECRET = "app-secret"
PHONE = "31612345678"
BSUID = "US.13491208655302741918"
_numbers = itertools.count(1)


def body(*messages: Json, line: str = LINE, **value: Any) -> Json:
    """Return a webhook body with messages to one of our numbers."""
    content: Json = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550783881", "phone_number_id": line},
        "contacts": [{"profile": {"name": "Sheena Nelson"}, "wa_id": PHONE}],
        **value,
    }
    if messages:
        content["messages"] = list(messages)
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "102290129340398", "changes": [{"value": content, "field": "messages"}]}],
    }


def message(kind: str, content: object = None, *, phone: str = PHONE, **more: Any) -> Json:
    number = next(_numbers)
    start = {"from": phone, "id": f"wamid.HBgL{phone}{number}", "timestamp": str(int(time.time())), "type": kind}
    return {**start, **({kind: content} if content is not None else {}), **more}


def text(words: str, phone: str = PHONE, **more: Any) -> Json:
    return message("text", {"body": words}, phone=phone, **more)


def press(payload: str, phone: str = PHONE) -> Json:
    reply = {"id": payload, "title": "?"}
    return message("interactive", {"type": "button_reply", "button_reply": reply}, phone=phone)


def row(payload: str, phone: str = PHONE) -> Json:
    reply = {"id": payload, "title": "?", "description": "??"}
    return message("interactive", {"type": "list_reply", "list_reply": reply}, phone=phone)


def media(kind: str, **more: str) -> Json:
    return message(
        kind, {"mime_type": "x/y", "sha256": "81d3bd8a8db4868c9520ed47186e8b7c", "id": "2754859441498128", **more}
    )


def status(kind: str) -> Json:
    return body(
        statuses=[{"id": "wamid.1", "status": kind, "timestamp": "1750857384", "recipient_id": PHONE, "errors": []}]
    )


def encoded(given: Json) -> bytes:
    return json.dumps(given, ensure_ascii=False).encode()


def signed(raw: bytes, secret: str = SECRET) -> dict[str, str]:
    return {"x-hub-signature-256": "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()}
