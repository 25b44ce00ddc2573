from __future__ import annotations

import asyncio
import json
import logging
import time
from dataclasses import replace

import pytest

from bot.channels.whatsapp.api import Address, who_am_i
from bot.channels.whatsapp.webhook import Keys
from bot.errors import ChannelError
from bot.messages import Button, Reply
from tests.channels.platform import Refused, towards
from tests.channels.telegram.conversation import Parrot
from tests.channels.telegram.emulator import until
from tests.channels.whatsapp.conftest import KEYS, Door, made
from tests.channels.whatsapp.emulator import LINE, TOKEN, Graph
from tests.channels.whatsapp.people import BSUID, PHONE, SECRET, body, encoded, message, press, signed, status, text

CHALLENGE = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": KEYS.verify_token}


async def test_who_we_are_is_proved_when_it_is_asked(door: Door) -> None:
    answer = await door.client.get("/whatsapp", params=CHALLENGE)
    assert (answer.status_code, answer.text) == (200, "1158201444")


@pytest.mark.parametrize(
    "wrong", [{"hub.verify_token": "x"}, {"hub.verify_token": "é"}, {"hub.mode": ""}, {"hub.challenge": "1" * 1000}]
)
async def test_nobody_else_gets_an_answer(door: Door, wrong: dict[str, str]) -> None:
    assert (await door.client.get("/whatsapp", params=CHALLENGE | wrong)).status_code == 403


@pytest.mark.parametrize(
    "words", ["hello 👨‍👩‍👧 🆘", "دوستم نفس نمیکشه لباش کبود شده", "ዓርከይ ኣየተንፍስን ኣሎ", "e\u0301\u200f\u0000"]
)
async def test_a_signed_message_in_any_script_is_answered(door: Door, graph: Graph, words: str) -> None:
    assert await door.post(body(text(words))) == 200
    assert graph.texts(PHONE) == [f"You said: {words}"] and graph.sent[0]["line"] == LINE


async def test_escaped_letters_are_signed_as_they_were_sent(door: Door, graph: Graph) -> None:
    raw = json.dumps(body(text("نفس")), ensure_ascii=True).replace("/", "\\/").encode()
    assert await door.raw(raw) == 200
    assert graph.texts() == ["You said: نفس"]


def forged(raw: bytes) -> list[dict[str, str]]:
    right = signed(raw)["x-hub-signature-256"]
    return [
        {},
        *({"x-hub-signature-256": wrong} for wrong in ("", right[:-1], right + "0", right[7:], "sha1=" + right[7:])),
        signed(raw, "another secret"),
        signed(raw + b" "),
        {"authorization": f"Bearer {KEYS.verify_token}"},
    ]


async def test_what_is_not_signed_with_our_secret_is_refused(door: Door, parrot: Parrot) -> None:
    raw = encoded(body(text("hello")))
    assert {await door.raw(raw, headers) for headers in forged(raw)} == {403}
    assert await door.raw(raw.replace(b"hello", b"hallo"), signed(raw)) == 403
    assert parrot.heard == []


async def test_a_replayed_delivery_is_answered_once(door: Door, graph: Graph, parrot: Parrot) -> None:
    given = body(text("hello"))
    assert [await door.post(given) for _ in range(3)] == [200] * 3
    assert (len(graph.sent), len(parrot.heard)) == (1, 1)


async def test_deliveries_at_the_same_time_are_one(door: Door, graph: Graph) -> None:
    graph.delay = 0.05
    given = body(text("hello"))
    assert await asyncio.gather(*(door.post(given) for _ in range(5))) == [200] * 5
    assert len(graph.sent) == 1


async def test_messages_of_one_body_are_each_answered_and_those_of_one_person_in_order(
    door: Door, graph: Graph
) -> None:
    graph.delay = 0.02
    given = body(*(text(str(number)) for number in range(3)), text("other", "4915112345"))
    given["entry"] += body(text("from the second number"), line="2")["entry"]
    assert await door.post(given) == 200
    assert graph.texts(PHONE) == [f"You said: {said}" for said in ("0", "1", "2", "from the second number")]
    assert graph.texts("4915112345") == ["You said: other"] and {sent["line"] for sent in graph.sent} == {LINE, "2"}


async def test_a_later_delivery_that_comes_first_is_answered_first(door: Door, graph: Graph) -> None:
    first, second = body(text("1")), body(text("2"))
    assert [await door.post(second), await door.post(first), await door.post(second)] == [200] * 3
    assert graph.texts() == ["You said: 2", "You said: 1"]


async def test_a_number_of_somebody_else_is_left_alone(door: Door, graph: Graph) -> None:
    assert await door.post(body(text("hello"), line="999")) == 200
    assert graph.sent == []


@pytest.mark.parametrize("kind", ["sent", "delivered", "read", "failed"])
async def test_statuses_are_acknowledged_in_any_order(door: Door, graph: Graph, kind: str) -> None:
    assert await door.post(status(kind)) == 200
    assert graph.sent == []


async def test_a_reaction_is_acknowledged_and_not_answered(door: Door, graph: Graph) -> None:
    assert await door.post(body(message("reaction", {"message_id": "wamid.1", "emoji": "👍"}))) == 200
    assert graph.sent == []


async def test_a_message_that_waited_a_day_is_not_answered(door: Door, graph: Graph) -> None:
    assert await door.post(body(text("hello", timestamp=str(int(time.time()) - 24 * 3600)))) == 200
    assert graph.sent == []


async def test_a_press_is_answered_with_buttons_that_can_be_pressed(door: Door, graph: Graph, parrot: Parrot) -> None:
    await door.post(body(press("menu")))
    assert graph.sent[0]["interactive"]["action"]["buttons"][0]["reply"] == {"id": "menu", "title": "Menu"}


async def test_who_shows_no_number_is_answered(door: Door, graph: Graph) -> None:
    given = text("hello", from_user_id=BSUID)
    del given["from"]
    assert await door.post(body(given)) == 200
    assert graph.texts(BSUID) == ["You said: hello"]


@pytest.mark.parametrize(
    "fault", [Refused(400, 130429), Refused(400, 131056), Refused(500, 2), Refused(503, 131016), Refused(429, 4)]
)
async def test_a_busy_platform_is_asked_again(door: Door, graph: Graph, fault: Refused) -> None:
    graph.faults.extend([fault, fault])
    assert await door.post(body(text("hello"))) == 200
    assert graph.texts() == ["You said: hello"]


async def test_what_is_still_not_taken_is_delivered_again(
    door: Door, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.whatsapp.api.PATIENCE", 0.05)
    graph.faults.extend([Refused(500, 2)] * 50)
    given = body(text("hello"))
    assert await door.post(given) == 503
    graph.faults.clear()
    assert await door.post(given) == 200
    assert graph.texts() == ["You said: hello"]


@pytest.mark.parametrize("code", [131047, 131026, 130472])
async def test_who_cannot_be_reached_is_given_up(door: Door, graph: Graph, code: int, parrot: Parrot) -> None:
    graph.faults.append(Refused(400, code))
    given = body(text("hello"))
    assert [await door.post(given), await door.post(given)] == [200, 200]
    assert (graph.sent, len(parrot.remembered)) == ([], 1)


@pytest.mark.parametrize("fault", [Refused(401, 190), Refused(400, 131042), Refused(403, 10)])
async def test_what_the_operator_has_to_repair_is_kept_and_told_without_names(
    door: Door, graph: Graph, fault: Refused, caplog: pytest.LogCaptureFixture
) -> None:
    graph.faults.append(fault)
    given = body(text("zonnebloem"))
    assert await door.post(given) == 503
    assert await door.post(given) == 200
    assert "handrail doctor" in caplog.text
    assert not [trace for trace in (PHONE, "zonnebloem", TOKEN, SECRET) if trace in caplog.text]


async def test_refused_buttons_leave_the_words(door: Door, graph: Graph) -> None:
    graph.faults.append(Refused(400, 100))
    assert await door.post(body(text("hello"))) == 200
    assert (graph.texts(), graph.sent[0]["type"]) == (["You said: hello"], "text")


async def test_a_bug_in_a_turn_is_a_503_without_a_word(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    assert await door.post(body(text("bug"))) == 503
    assert "KeyError" in caplog.text and "'bug'" not in caplog.text


async def test_a_slow_turn_goes_on_while_whatsapp_is_asked_to_come_again(
    door: Door, graph: Graph, parrot: Parrot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.carrier.ACKNOWLEDGE", 0.05)
    gate, given = parrot.close_gate("hello"), body(text("hello"))
    assert await door.post(given) == 503
    gate.set()
    await until(lambda: graph.sent)
    assert await door.post(given) == 200
    assert graph.texts() == ["You said: hello"]


async def test_after_a_restart_an_open_delivery_is_answered_and_a_closed_one_is_not(
    address: Address, graph: Graph, parrot: Parrot
) -> None:
    channel = made(address, parrot)
    assert await Door(towards(channel)).post(body(text("too early"))) == 503
    await channel.start()
    done, lost = body(text("done")), body(text("lost"))
    assert await Door(towards(channel)).post(done) == 200
    parrot.close_gate("lost")
    open_one = asyncio.create_task(Door(towards(channel)).post(lost))
    await until(lambda: len(parrot.heard) == 2)
    open_one.cancel()
    parrot.claimed.clear()  # as after some minutes
    parrot.gates["lost"].set()
    restarted = made(address, parrot)
    await restarted.start()
    assert [await Door(towards(restarted)).post(one) for one in (done, lost)] == [200, 200]
    assert graph.texts().count("You said: done") == 1 and "You said: lost" in graph.texts()
    await channel.stop()
    await restarted.stop()


async def test_two_workers_answer_one_delivery_once(door: Door, address: Address, graph: Graph, parrot: Parrot) -> None:
    other = made(address, parrot)
    await other.start()
    gate, given = parrot.close_gate("hello"), body(text("hello"))
    first = asyncio.create_task(door.post(given))
    await until(lambda: parrot.heard)
    assert await Door(towards(other)).post(given) == 503
    gate.set()
    assert [await first, await Door(towards(other)).post(given)] == [200, 200]
    assert len(graph.sent) == 1
    await other.stop()


async def test_a_provider_without_signatures_shows_the_verify_token(
    graph: Graph, parrot: Parrot, address: Address
) -> None:
    """As 360dialog: one number to a key, the key in a header of its own, headers of our choice at each delivery."""
    theirs = replace(address, lines=(), api=graph.url, header="D360-API-KEY")
    channel = made(theirs, parrot, Keys(verify_token="shared"))
    await channel.start()
    raw = encoded(body(text("hello")))
    assert await Door(towards(channel)).raw(raw, {"authorization": "Bearer wrong"}) == 403
    assert await Door(towards(channel)).raw(raw, {"authorization": "Bearer shared"}) == 200
    assert (graph.texts(), graph.sent[0]["line"]) == (["You said: hello"], "")
    await channel.stop()


@pytest.mark.parametrize(("keys", "lines", "named"), [(Keys(), (LINE,), "APP_SECRET"), (KEYS, (), "PHONE_ID")])
async def test_a_missing_setting_is_named_at_the_start(
    parrot: Parrot, keys: Keys, lines: tuple[str, ...], named: str
) -> None:
    channel = made(Address(TOKEN, lines), parrot, keys)
    with pytest.raises(ChannelError, match=named):
        await channel.start()
    await channel.stop()


async def test_the_name_of_our_number_can_be_asked(address: Address) -> None:
    assert await who_am_i(replace(address, lines=(LINE,))) == "Handrail"


async def test_long_answers_of_a_turn_arrive_in_order(door: Door, graph: Graph, parrot: Parrot) -> None:
    parrot.replies = (Reply("one\n\n" + "word " * 2000), Reply("two", (Button("🆘", "emergency"),)))
    assert await door.post(body(text("hello"))) == 200
    assert [said.split()[0] for said in graph.texts()] == ["one", "word", "word", "two"]


async def test_nothing_of_a_message_is_in_the_log_at_any_level(
    door: Door, graph: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    graph.faults.extend([Refused(500, 2), Refused(400, 100)])
    await door.post(body(text("zonnebloem")))
    assert not [trace for trace in ("zonnebloem", PHONE, "Sheena", TOKEN, SECRET) if trace in caplog.text]
