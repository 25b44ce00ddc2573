"""Whatever is sent, signed or not: no failure of ours, and nothing of it in a log."""

from __future__ import annotations

import json
import logging
import os
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.channels.gateway.signing import UNSIGNED

EXAMPLES = int(os.environ.get("GATEWAY_FUZZ", "150"))
MARK = "zonnebloem"
words = st.text(max_size=30).map(lambda text: MARK + text)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | words
values = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=8)
names = st.sampled_from(["id", "conversation", "text", "payload", "location", "language", "country", "city", MARK])
places = st.fixed_dictionaries({"lat": st.floats(-90, 90), "lon": st.floats(-180, 180)})
questions = st.dictionaries(names, words | values | places) | st.fixed_dictionaries({"text": words, "id": words})
bodies = (
    st.binary()
    | words.map(lambda text: text.encode("utf-8", "replace"))
    | (questions | values).map(lambda value: json.dumps(value).encode())
)
KIND = {"content-type": "application/json"}


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(body=bodies)
async def test_no_body_breaks_the_gateway(
    gateway: httpx.AsyncClient, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = await gateway.post("/v1/messages", content=body, headers=KIND)
    assert answer.status_code in (200, 400, 422)
    assert answer.status_code == 200 or MARK not in answer.text
    assert MARK not in caplog.text


@settings(max_examples=EXAMPLES // 3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    name=st.text(min_size=1, max_size=40),
    query=st.dictionaries(st.sampled_from(["language", "country", MARK]), st.text(max_size=9), max_size=3),
)
async def test_no_path_or_query_breaks_the_gateway(
    gateway: httpx.AsyncClient, name: str, query: dict[str, str]
) -> None:
    part = quote(name.encode("utf-8", "replace"), safe="")
    for method, path in (("DELETE", "conversations"), ("GET", "answers"), ("GET", "topics")):
        answer = await gateway.request(method, f"/v1/{path}/{part}", params=query)
        assert answer.status_code < 500


@settings(max_examples=EXAMPLES // 3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(values=st.tuples(*[st.binary(max_size=40).map(lambda raw: raw.hex().encode() or b"0")] * 4), body=bodies)
async def test_no_headers_let_a_stranger_in(gateway: httpx.AsyncClient, values: tuple[bytes, ...], body: bytes) -> None:
    names = (b"handrail-partner", b"handrail-timestamp", b"handrail-nonce", b"handrail-signature")
    headers = list(zip(names, values, strict=True))
    answer = await gateway.post("/v1/messages", content=body, headers=headers, auth=UNSIGNED)
    assert answer.status_code == 401
