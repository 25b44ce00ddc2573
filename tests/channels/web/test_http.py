"""The chat over plain HTTP: forms, JSON, headers, limits."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.web import pace
from bot.channels.web.app import BODY_LIMIT
from bot.channels.web.read import LONGEST
from tests.channels.web.parrot import Parrot

WEIGHT = 50_000  # bytes of page, style, program and mark, and of an emergency; nothing compressed
ASSETS = re.compile(r'(?:src|href)="(/chat/static/[^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def message(**fields: Any) -> dict[str, Any]:
    return {"conversation": "c" * 32, "id": secrets.token_hex(8), "language": "en", **fields}


async def test_a_page_is_not_kept_and_may_do_nothing_but_talk_to_us(client: httpx.AsyncClient) -> None:
    page = await client.get("/chat")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert (
        "geolocation=(self)" in page.headers["permissions-policy"] and "camera=()" in page.headers["permissions-policy"]
    )
    assert not re.search(r"<script>|<style|style=|\son\w+=|https?://(?!localhost)", page.text)
    assert "set-cookie" not in page.headers


@pytest.mark.parametrize("language", ["en", "nl", "ar", "fa"])
async def test_a_first_visit_and_an_emergency_are_light(client: httpx.AsyncClient, language: str) -> None:
    whole = {"accept-language": language, "accept-encoding": "identity"}
    page = await client.get("/chat", headers=whole)
    files = [await client.get(address, headers=whole) for address in set(ASSETS.findall(page.text))]
    emergency = await client.post("/chat/messages", json=message(payload="emergency", language=language))
    weights = [len(response.content) for response in (page, *files, emergency)]
    assert len(weights) == 5
    assert sum(weights) < WEIGHT, weights


async def test_files_are_kept_for_ever_under_a_name_that_changes_with_them(client: httpx.AsyncClient) -> None:
    for address in set(ASSETS.findall((await client.get("/chat")).text)):
        file = await client.get(address)
        assert "immutable" in file.headers["cache-control"] and file.headers["content-encoding"] == "gzip"
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address)
    assert (await client.get("/chat/static/chat.js")).status_code == 404


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("fa-AF,en;q=0.5", "fa"),
        ("xx, nl;q=0.1", "nl"),
        ("prs", "prs"),
        ("", "en"),
        ("ne;q=1, ar;q=0.9", "ar"),
        (";;q=,", "en"),
    ],
)
async def test_the_page_is_in_the_language_that_the_browser_asks_for(
    client: httpx.AsyncClient, asked: str, shown: str
) -> None:
    page = await client.get("/chat", headers={"accept-language": asked})
    assert f'<html lang="{shown}"' in page.text


async def test_a_partner_can_link_to_a_language_and_a_country(client: httpx.AsyncClient, parrot: Parrot) -> None:
    page = await client.get("/chat?language=ar&country=GB")
    assert 'lang="ar" dir="rtl"' in page.text and "tel:999" in page.text
    assert dict(HIDDEN.findall(page.text))["country"] == "GB"
    wrong = await client.get("/chat?language=<b>&country=%22%3E")
    assert dict(HIDDEN.findall(wrong.text))["country"] == ""


async def test_opening_the_page_begins_no_conversation_and_each_gets_another_name(
    client: httpx.AsyncClient, parrot: Parrot
) -> None:
    names = {dict(HIDDEN.findall((await client.get("/chat")).text))["conversation"] for _ in range(3)}
    assert len(names) == 3 and min(map(len, names)) >= 32
    assert parrot.heard == []


async def test_words_that_the_server_did_not_say_are_not_shown_as_ours(client: httpx.AsyncClient) -> None:
    fields = dict(HIDDEN.findall((await client.post("/chat", data=message(text="one"))).text))
    stolen = {**fields, "conversation": "d" * 32, "id": "1", "text": "two"}
    forged = {**fields, "transcript": fields["transcript"][:-8] + "AAAAAAA=", "id": "2", "text": "three"}
    for page in [await client.post("/chat", data=other) for other in (stolen, forged)]:
        assert page.text.count('class="said"') == 1
    kept = await client.post("/chat", data={**fields, "id": "3", "text": "four"})
    assert kept.text.count('class="said"') == 2


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}],
)
async def test_another_site_cannot_speak_for_a_visitor(
    client: httpx.AsyncClient, parrot: Parrot, headers: dict[str, str]
) -> None:
    sent = [
        await client.post("/chat", data=message(text="hi"), headers=headers),
        await client.post("/chat/messages", json=message(text="hi"), headers=headers),
    ]
    await client.post("/chat/forget", json=message(), headers=headers)
    assert [response.status_code for response in sent] == [403, 403]
    assert parrot.heard == [] and parrot.forgotten == []


async def test_a_message_that_comes_twice_at_once_is_answered_once(client: httpx.AsyncClient, parrot: Parrot) -> None:
    parrot.seconds = 0.1
    twice = message(text="hello")
    answers = await asyncio.gather(*(client.post("/chat/messages", json=twice) for _ in range(2)))
    answers.append(await client.post("/chat/messages", json=twice))
    assert len(parrot.heard) == 1
    assert len({answer.text for answer in answers}) == 1


async def test_who_is_too_fast_is_told_so_but_an_emergency_is_always_answered(
    client: httpx.AsyncClient, parrot: Parrot
) -> None:
    for _ in range(pace.BURST + 2):
        answer = await client.post("/chat/messages", json=message(text="hello"))
    assert len(parrot.heard) == pace.BURST
    assert "faster than I am" in answer.json()["html"]
    danger = await client.post("/chat/messages", json=message(payload="emergency"))
    assert danger.json()["urgent"]
    assert (await client.post("/chat/messages", json=message(text="x", conversation="e" * 32))).json()["html"]


async def test_forgetting_gives_the_conversation_another_name(client: httpx.AsyncClient, parrot: Parrot) -> None:
    live = await client.post("/chat/messages", json=message(payload="forget:yes"))
    assert len(live.json()["conversation"]) >= 32
    plain = await client.post("/chat", data=message(payload="forget:yes"))
    assert dict(HIDDEN.findall(plain.text))["conversation"] != "c" * 32


async def test_a_chosen_country_changes_the_number_that_is_there_without_a_connection(
    client: httpx.AsyncClient,
) -> None:
    answer = (await client.post("/chat/messages", json=message(payload="country:GB"))).json()
    assert answer["page"]["country"] == "GB" and "tel:999" in answer["page"]["steps"]
    assert "page" not in (await client.post("/chat/messages", json=message(text="hi"))).json()


async def test_too_much_is_refused_and_a_person_is_told_why(client: httpx.AsyncClient, parrot: Parrot) -> None:
    large = "x" * (BODY_LIMIT + 1)
    assert (await client.post("/chat/messages", content=large)).status_code == 413
    assert "too long" in (await client.post("/chat", content=large)).text
    await client.post("/chat", data=message(text="y" * (LONGEST + 1)))
    assert [len(heard.text) for heard in parrot.heard] == [LONGEST]


async def test_the_commands_that_our_texts_name_work_here_too(client: httpx.AsyncClient, parrot: Parrot) -> None:
    page = await client.post("/chat", data=message(text="/Forget"))
    await client.post("/chat/messages", json=message(text="/privacy"))
    assert [heard.payload for heard in parrot.heard] == ["chat.forget_me", "chat.privacy"]
    assert ">/Forget<" not in page.text and "/Forget</p>" in page.text


async def test_an_empty_form_shows_the_page_again(client: httpx.AsyncClient, parrot: Parrot) -> None:
    assert (await client.post("/chat", data=message(text="  "))).status_code == 200
    assert parrot.heard == []


async def test_a_closed_page_is_forgotten(client: httpx.AsyncClient, parrot: Parrot) -> None:
    said = await client.post("/chat/forget", content=json.dumps({"conversation": "c" * 32}))
    assert (said.status_code, parrot.forgotten) == (204, ["c" * 32])


VALUES = (
    st.none() | st.booleans() | st.floats() | st.text(max_size=50) | st.dictionaries(st.text(max_size=9), st.floats())
)
NAMES = st.sampled_from(["conversation", "id", "text", "payload", "location", "language", "country", "transcript"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(NAMES, VALUES), raw=st.binary(max_size=200))
async def test_no_body_breaks_it(client: httpx.AsyncClient, fields: dict[str, Any], raw: bytes) -> None:
    whole = json.dumps({"conversation": "f" * 32, **fields})
    for path, body in (("/chat/messages", whole), ("/chat/messages", raw), ("/chat", raw), ("/chat/forget", whole)):
        response = await client.post(path, content=body if isinstance(body, bytes) else body.encode())
        assert response.status_code in (200, 204, 400)
    form = {name: str(value).encode("utf-8", "replace").decode() for name, value in fields.items()}
    assert (await client.post("/chat", data=form)).status_code == 200


async def test_the_first_page_leads_to_the_chat(client: httpx.AsyncClient) -> None:
    assert (await client.get("/")).headers["location"] == "/chat"
