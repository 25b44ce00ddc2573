"""People who write to the bot: what Telegram makes of what they do."""

from __future__ import annotations

from typing import Any

from telegram import Update, User

from tests.channels.telegram.emulator import BOT, Account, Json

ME = User(42, "Handrail", is_bot=True, username="handrail_bot")


def user(number: int = 7, language: str = "fa") -> Json:
    return {"id": number, "is_bot": False, "first_name": "Sam", "language_code": language}


def private(number: int = 7) -> Json:
    return {"id": number, "type": "private", "first_name": "Sam"}


GROUP: Json = {"id": -100, "type": "supergroup", "title": "Group"}
CHANNEL: Json = {"id": -200, "type": "channel", "title": "Channel"}


def message(number: int = 7, **content: Any) -> Json:
    return {"message_id": 5, "date": 1, "chat": private(number), "from": user(number), **content}


def in_group(text: str, **content: Any) -> Json:
    start = text.find("@handrail_bot")
    mention = {"type": "mention", "offset": start, "length": len("@handrail_bot")}
    entities = [] if start < 0 or text.startswith("/") else [mention]
    return message(**{"chat": GROUP, "text": text, "entities": entities, **content})


def press(data: str, number: int = 7, query: str = "q1") -> Json:
    return {
        "id": query,
        "from": user(number),
        "chat_instance": "c",
        "message": message(number, text="?", **{"from": BOT}),
        "data": data,
    }


def membership(old: str, new: str, chat: Json | None = None) -> Json:
    return {
        "chat": chat or private(),
        "from": user(),
        "date": 1,
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }


def member(status: str) -> Json:
    return {"user": BOT, "status": status, **({"until_date": 0} if status == "kicked" else {})}


def update(**content: Any) -> Update:
    return Update.de_json({"update_id": 9, **content}, None)


def write_to(account: Account, text: str, number: int = 7) -> int:
    return account.update(message=message(number, text=text))


def press_at(account: Account, data: str, query: str = "q1", number: int = 7) -> int:
    account.presses.add(query)
    return account.update(callback_query=press(data, number, query))
