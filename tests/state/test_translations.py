"""What a machine translated is kept for everybody."""

from __future__ import annotations

from pathlib import Path

from bot.state import Translations
from bot.state.connect import Client, connect


async def test_a_translation_is_kept_for_a_limited_time(client: Client) -> None:
    kept = Translations(client)
    await kept.keep_translation("a", "één")
    assert await kept.translations(["a", "b"]) == {"a": "één"}
    assert 0 < await client.ttl("hr:translation:a") <= 60 * 24 * 3600


async def test_without_redis_nothing_is_kept_and_nothing_breaks() -> None:
    with connect("redis://127.0.0.1:1", Path()) as nowhere:
        kept = Translations(nowhere)
        await kept.keep_translation("a", "één")
        assert await kept.translations(["a"]) == {}
        await nowhere.close()
