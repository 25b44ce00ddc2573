"""How `handrail doctor` looks at each channel."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

from bot.channels.gateway.partners import Partners
from bot.channels.telegram.presence import who_am_i as telegram_name
from bot.channels.trouble import FormError, LaterError, OperatorError, ReachError
from bot.channels.twilio.api import Address as TwilioAddress
from bot.channels.twilio.api import who_am_i as twilio_name
from bot.channels.whatsapp.api import Address as WhatsAppAddress
from bot.channels.whatsapp.api import who_am_i as whatsapp_name
from bot.cli.finding import Finding
from bot.settings import Settings


def _telegram(settings: Settings) -> Finding:
    if not settings.telegram_token:
        return Finding("telegram", "not set; HANDRAIL_TELEGRAM_TOKEN turns it on")
    name = asyncio.run(telegram_name(settings.telegram_token, settings.telegram_api))
    return Finding("telegram", f"signed in as @{name}, " + ("webhook" if settings.public_url else "long polling"))


def _whatsapp(settings: Settings) -> Finding:
    if not settings.whatsapp_token:
        return Finding("whatsapp", "not set; HANDRAIL_WHATSAPP_TOKEN turns it on")
    meta = settings.whatsapp_api.startswith(Settings.whatsapp_api.rpartition("/")[0])
    missing = {
        "HANDRAIL_WHATSAPP_APP_SECRET": not (
            settings.whatsapp_app_secret or (settings.whatsapp_verify_token and not meta)
        ),
        "HANDRAIL_WHATSAPP_VERIFY_TOKEN": meta and not settings.whatsapp_verify_token,
        "HANDRAIL_WHATSAPP_PHONE_ID": meta and not settings.whatsapp_phone_id,
    }
    if any(missing.values()):
        return _incomplete("whatsapp", missing)
    if not settings.whatsapp_phone_id:
        return Finding("whatsapp", f"set, through {settings.whatsapp_api}; write to your number to see that it works")
    address = WhatsAppAddress(
        settings.whatsapp_token, settings.whatsapp_phone_id, settings.whatsapp_api, settings.whatsapp_header
    )
    return _named("whatsapp", whatsapp_name(address), "Is HANDRAIL_WHATSAPP_TOKEN valid, and for this phone id?")


def _twilio(settings: Settings) -> Finding:
    if not (settings.twilio_account or settings.twilio_token):
        return Finding("twilio", "not set; HANDRAIL_TWILIO_ACCOUNT and HANDRAIL_TWILIO_TOKEN turn it on")
    missing = {
        "HANDRAIL_TWILIO_ACCOUNT": not settings.twilio_account,
        "HANDRAIL_TWILIO_TOKEN": not settings.twilio_token,
        "HANDRAIL_TWILIO_NUMBER": not settings.twilio_number,
        "HANDRAIL_PUBLIC_URL": not settings.public_url,
    }
    if any(missing.values()):
        return _incomplete("twilio", missing)
    address = TwilioAddress(
        settings.twilio_account or "", settings.twilio_token or "", settings.twilio_number or "", settings.twilio_api
    )
    return _named("twilio", twilio_name(address), "Do HANDRAIL_TWILIO_ACCOUNT and HANDRAIL_TWILIO_TOKEN fit?")


def _gateway(settings: Settings) -> Finding:
    if not (names := [partner.name for partner in Partners(settings.partners)]):
        return Finding("gateway", "no partner; handrail partner add NAME turns it on")
    return Finding("gateway", ", ".join(names))


def _incomplete(channel: str, missing: dict[str, bool]) -> Finding:
    names = " and ".join(name for name, lacks in missing.items() if lacks)
    return Finding(channel, "set, but not complete", f"Set {names} too: docs/whatsapp.md says where to find it.")


def _named(channel: str, name: Coroutine[None, None, str], repair: str) -> Finding:
    try:
        return Finding(channel, f"signed in as {asyncio.run(name)}")
    except LaterError as error:
        return Finding(channel, f"does not answer ({error})", "Check the network, and try again in a minute.")
    except (FormError, OperatorError, ReachError) as error:
        return Finding(channel, f"refuses us ({error})", repair)


CHANNELS = (_telegram, _whatsapp, _twilio, _gateway)  # one function for each channel
