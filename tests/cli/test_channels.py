"""What doctor says of the channels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli.channels import CHANNELS
from bot.cli.finding import Finding
from bot.settings import Settings
from tests.channels.twilio.emulator import ACCOUNT, Twilio
from tests.channels.twilio.emulator import TOKEN as TWILIO_TOKEN
from tests.channels.whatsapp.emulator import LINE, TOKEN, Graph

WHATSAPP = {
    "whatsapp_token": TOKEN,
    "whatsapp_app_secret": "s",
    "whatsapp_verify_token": "v",
    "whatsapp_phone_id": (LINE,),
}
TWILIO = {"twilio_account": ACCOUNT, "twilio_token": TWILIO_TOKEN, "twilio_number": "+1", "public_url": "https://x.org"}


def found(channel: str, **given: Any) -> Finding:
    """Return what doctor finds of one channel."""
    looks = {look.__name__.strip("_"): look for look in CHANNELS}
    return looks[channel](Settings(data=Path(), **given))


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph().running() as server:
        yield server


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    with Twilio().running() as server:
        yield server


@pytest.mark.parametrize("channel", ["telegram", "whatsapp", "twilio"])
def test_a_channel_that_is_not_set_needs_no_repair(channel: str) -> None:
    assert "HANDRAIL_" in found(channel).found and not found(channel).repair


@pytest.mark.parametrize("name", ["app_secret", "verify_token", "phone_id"])
def test_what_is_missing_for_whatsapp_is_named(name: str) -> None:
    given = {key: value for key, value in WHATSAPP.items() if key != f"whatsapp_{name}"}
    assert f"HANDRAIL_WHATSAPP_{name.upper()}" in found("whatsapp", **given).repair


@pytest.mark.parametrize("name", sorted(TWILIO))
def test_what_is_missing_for_twilio_is_named(name: str) -> None:
    given = {key: value for key, value in TWILIO.items() if key != name}
    assert f"HANDRAIL_{name.upper()}" in found("twilio", **given).repair


def test_a_channel_that_works_says_its_name(graph: Graph, twilio: Twilio) -> None:
    assert found("whatsapp", **WHATSAPP, whatsapp_api=f"{graph.url}/v23.0").found == "signed in as Handrail"
    assert found("twilio", **TWILIO, twilio_api=twilio.url).found == "signed in as Outreach"


def test_a_wrong_token_and_a_platform_out_of_reach_have_their_repairs(graph: Graph, twilio: Twilio) -> None:
    api = f"{graph.url}/v23.0"
    assert "TOKEN" in found("whatsapp", **{**WHATSAPP, "whatsapp_token": "x", "whatsapp_api": api}).repair
    assert "TOKEN" in found("twilio", **{**TWILIO, "twilio_token": "x", "twilio_api": twilio.url}).repair
    assert "network" in found("twilio", **TWILIO, twilio_api="http://127.0.0.1:1").repair


def test_a_provider_with_one_number_to_a_key_needs_no_phone_id() -> None:
    given = {"whatsapp_token": TOKEN, "whatsapp_verify_token": "v", "whatsapp_api": "https://waba-v2.360dialog.io"}
    assert not found("whatsapp", **given).repair
