from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from bot.channels.twilio.signature import genuine, sign
from tests.channels.twilio.emulator import TOKEN

words = st.text(st.characters(codec="utf-8"), max_size=20)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(words, words, max_size=8))
def test_we_sign_as_twilios_own_library(fields: dict[str, str]) -> None:
    url = "https://bot.example.org/twilio?a=%20b"
    assert sign(TOKEN, url, {name: [value] for name, value in fields.items()}) == str(
        RequestValidator(TOKEN).compute_signature(url, fields)
    )


def test_the_example_of_twilios_documentation() -> None:
    """https://www.twilio.com/docs/usage/security#validating-signatures-from-twilio"""
    fields = {
        "CallSid": ["CA1234567890ABCDE"],
        "Caller": ["+14158675309"],
        "Digits": ["1234"],
        "From": ["+14158675309"],
        "To": ["+18005551212"],
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert genuine("12345", url, fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")
    assert not genuine("12345", url, {**fields, "Digits": ["1235"]}, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")


@pytest.mark.parametrize("signed_url", ["https://x.org/twilio", "https://x.org:443/twilio"])
@pytest.mark.parametrize("our_url", ["https://x.org/twilio", "https://x.org:443/twilio"])
def test_a_port_may_be_signed_or_not(signed_url: str, our_url: str) -> None:
    assert genuine(TOKEN, our_url, {"a": ["b"]}, sign(TOKEN, signed_url, {"a": ["b"]}))


def test_an_address_of_its_own_port_is_its_own() -> None:
    assert not genuine(TOKEN, "https://x.org/twilio", {}, sign(TOKEN, "https://x.org:8443/twilio", {}))
