"""How `handrail doctor` looks at each channel."""

from __future__ import annotations

import asyncio

from bot.channels.telegram.presence import who_am_i
from bot.cli.finding import Finding
from bot.settings import Settings


def _telegram(settings: Settings) -> Finding:
    if not settings.telegram_token:
        return Finding("telegram", "not set; HANDRAIL_TELEGRAM_TOKEN turns it on")
    name = asyncio.run(who_am_i(settings.telegram_token, settings.telegram_api))
    return Finding("telegram", f"signed in as @{name}, " + ("webhook" if settings.public_url else "long polling"))


CHANNELS = (_telegram,)  # one function for each channel; it raises a BotError that says how to repair it
