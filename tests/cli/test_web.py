"""What somebody new meets: `handrail` without any configuration."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx

from tests.channels.telegram.emulator import until
from tests.channels.web.conftest import free_port


async def test_without_any_channel_the_chat_page_is_served_here_and_its_address_is_printed(
    start: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    port = free_port()
    start(HANDRAIL_PORT=str(port))
    address = f"http://localhost:{port}/chat"
    await until(lambda: address in (tmp_path / "log").read_text("utf-8"), seconds=180)
    async with httpx.AsyncClient(timeout=30) as client:
        assert "Handrail" in (await client.get(address)).text
        said = {"conversation": "c" * 32, "text": "what does ghb do zonnebloem", "language": "en"}
        answer = await client.post(address + "/messages", json=said)
    assert "What GHB does" in answer.json()["html"]
    log = (tmp_path / "log").read_text("utf-8")
    assert "BotFather" in log and "zonnebloem" not in log and "c" * 32 not in log
