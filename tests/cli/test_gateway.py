"""The whole program behind the gateway, as partners and operators meet it."""

from __future__ import annotations

import runpy
import subprocess
import sys
import time
import urllib.error
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.channels.gateway.partners import Partners
from bot.settings import PROJECT
from tests.channels.gateway.conftest import free_port
from tests.cli.conftest import Handrail

CLIENT = PROJECT / "docs/gateway_client.py"
START_SECONDS = 60
call: Callable[..., Any] = runpy.run_path(str(CLIENT))["call"]  # the example of the documentation


def wait_for(address: str) -> None:
    for _ in range(START_SECONDS * 10):
        try:
            call(address, "hrk_none_none", "GET", "/v1/openapi.json")
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def test_a_partner_asks_is_answered_and_leaves_with_the_program_of_the_documentation(
    handrail: Handrail, start: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    key = handrail("partner", "add", "Outreach").stdout.split()[0]
    address = f"http://127.0.0.1:{(port := free_port())}"
    start(HANDRAIL_PORT=str(port))
    wait_for(address)
    command = [sys.executable, str(CLIENT), address, key, "what does ghb do zonnebloem"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0 and done.stdout.startswith("What GHB does")

    asked = {"id": "1", "conversation": "roos", "text": "او نفس نمیکشه لباش کبود شده", "country": "NL"}
    answers = [call(address, key, "POST", "/v1/messages", asked) for _ in range(2)]
    assert [(it["urgent"], it["repeated"], it["topic"]) for it in answers] == [
        (True, False, "emergency.opioid_overdose"),
        (True, True, "emergency.opioid_overdose"),
    ]
    assert call(address, key, "GET", "/v1/answers/substance.ghb.about?language=fa")["text_language"] == "fa"

    Partners(tmp_path / "data/partners.json").remove("Outreach")
    with pytest.raises(urllib.error.HTTPError, match="401"):
        call(address, key, "GET", "/v1/languages")
    log = (tmp_path / "log").read_text("utf-8")
    assert not [trace for trace in ("zonnebloem", "roos", "نفس", key.rpartition("_")[2]) if trace in log]
