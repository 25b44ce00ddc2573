"""The page can be read, heard and touched by everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.async_playwright import Axe

from tests.channels.web.conftest import DESKTOP, PHONE, Visit, say


@pytest.mark.parametrize(
    ("locale", "size", "colours", "live"),
    [("en", PHONE, "light", True), ("ar", PHONE, "dark", True), ("ar", DESKTOP, "light", False)],
)
async def test_axe_finds_nothing(visit: Visit, locale: str, size: dict[str, int], colours: str, live: bool) -> None:
    async with visit(locale, viewport=size, color_scheme=colours, live=live) as page:
        first = await Axe().run(page)
        await say(page, "hello")
        await page.click(".emergency")
        await page.wait_for_selector(".urgent")
        second = await Axe().run(page)
        assert [found.generate_report() for found in (first, second) if found.violations_count] == []


async def test_whatever_is_pressed_is_large_enough_for_a_thumb(visit: Visit) -> None:
    async with visit() as page:
        await say(page, "hello")
        for button in await page.locator("button:visible, nav a, #leave").all():
            box = await button.bounding_box()
            assert box and min(box["width"], box["height"]) >= 44


async def test_who_wants_no_movement_sees_none(visit: Visit) -> None:
    async with visit(reduced_motion="reduce") as page:
        await say(page, "hello")
        moving = (
            "document.getAnimations().length + (getComputedStyle(document.documentElement).scrollBehavior == 'smooth')"
        )
        assert await page.evaluate(moving) == 0
