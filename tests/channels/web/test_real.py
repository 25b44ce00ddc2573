"""The page with the trained model behind it, as people meet it."""

from __future__ import annotations

import pytest

from tests.channels.web.conftest import Visit, say


@pytest.mark.parametrize("scripts", [True, False])
async def test_a_question_is_answered_with_what_is_written_about_it(
    visit: Visit, real_address: str, scripts: bool
) -> None:
    async with visit("en", at=real_address, java_script_enabled=scripts) as page:
        await say(page, "what does ghb do")
        reply = page.locator(".reply").last
        assert await reply.locator("h2").inner_text() == "What GHB does"
        assert await reply.locator("ul li").count() >= 3
        await reply.locator("button", has_text="Mixing").click()
        await page.locator(".said").nth(1).wait_for()
        await page.locator(".writing").wait_for(state="detached")
        assert "GHB" in await page.locator(".reply").last.locator("h2").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
async def test_a_life_in_danger_is_answered_in_arabic_with_steps_and_a_number_to_press(
    visit: Visit, real_address: str, scripts: bool
) -> None:
    async with visit("ar", at=real_address, java_script_enabled=scripts) as page:
        await say(page, "صديقي لا يتنفس وشفتاه زرقاء")
        urgent = page.locator("#log .urgent").first
        assert await urgent.locator("ol li").count() >= 5
        assert await urgent.locator(".call").get_attribute("href") == "tel:112"


async def test_somebody_who_writes_in_another_language_gets_the_page_in_it(visit: Visit, real_address: str) -> None:
    async with visit("en", at=real_address) as page:
        await say(page, "سلام، کتامین چه اثری دارد و چقدر خطرناک است؟")
        assert (await page.get_attribute("html", "lang"), await page.get_attribute("html", "dir")) == ("fa", "rtl")


async def test_what_is_forgotten_is_followed_by_a_conversation_with_another_name(
    visit: Visit, real_address: str
) -> None:
    async with visit("en", at=real_address) as page:
        await say(page, "hello")
        before = await page.input_value("[name=conversation]")
        await say(page, "/forget")
        assert await page.input_value("[name=conversation]") != before
