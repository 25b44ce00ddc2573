from __future__ import annotations

import asyncio
import logging

import pytest

from bot.channels.twilio.api import Address, who_am_i
from bot.errors import ChannelError
from bot.messages import Button, Reply
from tests.channels.platform import Refused
from tests.channels.telegram.conversation import Parrot
from tests.channels.twilio.conftest import Door, made
from tests.channels.twilio.emulator import ACCOUNT, PHONE, TOKEN, Twilio, encoded, media, message, signature


@pytest.mark.parametrize("words", ["hello 👨‍👩‍👧 🆘", "دوستم نفس نمیکشه", "ዓርከይ ኣየተንፍስን ኣሎ", "a+b & c=d%"])
async def test_a_signed_message_in_any_script_is_answered_with_numbers(door: Door, twilio: Twilio, words: str) -> None:
    assert await door.post(message(words)) == 200
    assert twilio.texts(PHONE) == [f"You said: {words}\n\n1. Menu"]


async def test_parameters_that_twilio_adds_some_day_do_no_harm(door: Door, twilio: Twilio) -> None:
    assert await door.post(message("hello", BrandNew="ü", Empty=""), query="?channel=a") == 200
    assert len(twilio.sent) == 1


async def test_what_twilio_did_not_sign_is_refused(door: Door, parrot: Parrot) -> None:
    fields = message("hello")
    right = signature(fields)
    elsewhere = signature(fields, "http://10.0.0.1:8080/twilio")
    wrong = [None, "", right[:-1], right + "=", signature(fields, token="x"), elsewhere]
    proofs = [await door.raw(encoded(fields), proof) for proof in wrong]
    assert set(proofs) == {403} and await door.raw(encoded({**fields, "Body": "hallo"}), right) == 403
    assert parrot.heard == []


async def test_a_replayed_delivery_is_answered_once(door: Door, twilio: Twilio) -> None:
    twilio.delay, fields = 0.02, message("hello")
    assert await asyncio.gather(*(door.post(fields) for _ in range(4))) == [200] * 4
    assert await door.post(fields) == 200
    assert len(twilio.sent) == 1


async def test_a_number_of_somebody_else_and_news_of_our_messages_are_left_alone(door: Door, twilio: Twilio) -> None:
    assert await door.post(message("hello", To="whatsapp:+1999")) == 200
    assert await door.post(message(MessageStatus="read")) == 200
    assert twilio.sent == []


async def test_media_is_answered_without_being_fetched(door: Door, parrot: Parrot) -> None:
    assert await door.post(media("audio/ogg")) == 200
    assert parrot.heard[0].kind.value == "voice"


async def test_a_long_answer_is_split_and_its_numbers_go_on(door: Door, twilio: Twilio, parrot: Parrot) -> None:
    parrot.replies = (Reply("one " * 900, (Button("A", "a"),)), Reply("دو", (Button("B", "b"),), language="fa"))
    assert await door.post(message("hello")) == 200
    assert len(twilio.sent) == 4 and twilio.texts()[2].endswith("1. A") and "2" in twilio.texts()[3]


@pytest.mark.parametrize("fault", [Refused(429, 20429), Refused(500, 0), Refused(400, 63018)])
async def test_a_busy_platform_is_asked_again(door: Door, twilio: Twilio, fault: Refused) -> None:
    twilio.faults.extend([fault, fault])
    assert await door.post(message("hello")) == 200
    assert len(twilio.sent) == 1


@pytest.mark.parametrize(("code", "statuses"), [(63016, [200, 200]), (21610, [200, 200]), (20003, [503, 200])])
async def test_who_cannot_be_reached_is_given_up_and_what_can_be_repaired_is_kept(
    door: Door, twilio: Twilio, code: int, statuses: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    twilio.faults.append(Refused(400, code))
    fields = message("zonnebloem")
    assert [await door.post(fields), await door.post(fields)] == statuses
    traces = ("zonnebloem", "31612345678", "Sheena", TOKEN, ACCOUNT)
    assert f"code={code}" in caplog.text and not [trace for trace in traces if trace in caplog.text]


@pytest.mark.parametrize("body", [b"\xff", b"a=%ff", b"&" * 300, "ü=1".encode()])
async def test_what_is_no_form_is_refused(door: Door, body: bytes) -> None:
    assert await door.raw(body, "x") in (400, 403)


@pytest.mark.parametrize(("number", "url", "named"), [("+1", None, "PUBLIC_URL"), ("", "https://x.org", "NUMBER")])
async def test_a_missing_setting_is_named_at_the_start(
    parrot: Parrot, number: str, url: str | None, named: str
) -> None:
    channel = made(Address(ACCOUNT, TOKEN, number), parrot, url)
    with pytest.raises(ChannelError, match=named):
        await channel.start()
    await channel.stop()


async def test_the_name_of_our_account_can_be_asked(address: Address) -> None:
    assert await who_am_i(address) == "Outreach"
