"""The content for partners who show it themselves."""

from __future__ import annotations

import httpx
import pytest


async def test_the_languages_are_those_with_all_emergencies(gateway: httpx.AsyncClient) -> None:
    found = {it["code"]: it for it in (await gateway.get("/v1/languages")).json()["languages"]}
    assert found["ar"] == {"code": "ar", "name": "العربية", "english": "Arabic", "direction": "rtl"}


async def test_every_topic_listed_has_a_text_with_its_state(gateway: httpx.AsyncClient) -> None:
    listed = (await gateway.get("/v1/topics?language=fa")).json()["topics"]
    assert len(listed) > 800 and {it["state"] for it in listed} <= {"draft", "reviewed", "machine"}
    for topic in listed[::100]:
        text = (await gateway.get(f"/v1/answers/{topic['id']}?language=fa")).json()
        assert text["title"] and text["state"] == topic["state"]


async def test_a_text_names_its_sources_and_when_it_was_checked(gateway: httpx.AsyncClient) -> None:
    text = (await gateway.get("/v1/answers/substance.ghb.about?language=nl")).json()
    assert text["text_language"] == "nl" and text["sources"][0]["url"].startswith("http") and text["checked"]


async def test_a_text_has_the_numbers_of_the_country(gateway: httpx.AsyncClient) -> None:
    text = (await gateway.get("/v1/answers/emergency.opioid_overdose?country=KE")).json()
    assert text["emergency_number"] in text["lead"] + " ".join(text["points"])
    assert text["never"] and text["country"] == "KE" and "{" not in str(text["points"])


async def test_a_mix_can_be_asked_for(gateway: httpx.AsyncClient) -> None:
    assert (await gateway.get("/v1/answers/mix.alcohol+ghb")).json()["topic"] == "mix.alcohol+ghb"


@pytest.mark.parametrize(
    "path",
    [
        "answers/x",
        "answers/mix.a+b",
        "answers/chat.menu?language=xx",
        "answers/health.hiv_test?country=XX",
        "topics?language=zz",
    ],
)
async def test_what_there_is_not_is_said_so(gateway: httpx.AsyncClient, path: str) -> None:
    answer = await gateway.get(f"/v1/{path}")
    assert answer.status_code == 404 and answer.json()["detail"].endswith(".")


@pytest.mark.parametrize("path", ["languages", "topics", "answers/substance.ghb.about", "openapi.json"])
async def test_what_has_not_changed_is_not_sent_again(gateway: httpx.AsyncClient, path: str) -> None:
    tag = (await gateway.get(f"/v1/{path}")).headers["etag"]
    again = await gateway.get(f"/v1/{path}", headers={"if-none-match": f'W/"x", {tag}'})
    assert again.status_code == 304 and again.content == b""
