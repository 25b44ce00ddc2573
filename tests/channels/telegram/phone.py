"""A phone with Telegram, behind a strict Bot API."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from tests.channels.telegram.emulator import Account, Emulator, until
from tests.channels.telegram.people import message, press_at
from tests.channels.wires import PARIS, Heard, Line

TOKEN = "42:phone"
PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
FILE = {"file_id": "a", "file_unique_id": "b"}
STICKER = {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
CONTENT: dict[str, dict[str, Any]] = {
    "voice": {"voice": {**FILE, "duration": 1}},
    "photo": {"photo": PHOTO},
    "sticker": {"sticker": STICKER},
    "location": {"location": {"latitude": PARIS.latitude, "longitude": PARIS.longitude}},
}
NOBODY = {"id": 7, "is_bot": False, "first_name": "Sam"}  # whose Telegram tells no language


@dataclass
class Telegram:
    """Presses inline buttons."""

    account: Account
    line: Line

    async def say(self, words: str) -> Heard:
        return await self._heard(text=words)

    async def press(self, place: int) -> Heard:
        buttons = [button for row in self._rows(-1) for button in row]
        before = len(self.account.sent)
        press_at(self.account, buttons[place - 1]["callback_data"])
        return await self._answer(before)

    async def send(self, kind: str) -> Heard:
        return await self._heard(**CONTENT[kind])

    async def _heard(self, **content: Any) -> Heard:
        before = len(self.account.sent)
        self.account.update(message=message(**{"from": NOBODY, **content}))
        return await self._answer(before)

    async def _answer(self, before: int) -> Heard:
        await until(lambda: not self.account.waiting)
        await self.line.talk.settle()
        titles = [button["text"] for row in self._rows(-1) for button in row]
        return Heard.of(self.account.texts()[before:], titles)

    def _rows(self, place: int) -> list[list[dict[str, str]]]:
        rows: list[list[dict[str, str]]] = self.account.sent[place].get("reply_markup", {}).get("inline_keyboard", [])
        return rows


@contextlib.asynccontextmanager
async def telegram(line: Line) -> AsyncIterator[Telegram]:
    emulator = Emulator()
    emulator.accounts[TOKEN] = Account(TOKEN)
    with emulator.running():
        channel = line.channel("Telegram", telegram_token=TOKEN, telegram_api=emulator.url)
        await channel.start()
        yield Telegram(emulator.accounts[TOKEN], line)
        await channel.stop()
