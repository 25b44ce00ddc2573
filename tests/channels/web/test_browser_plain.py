"""The same page in a real browser without JavaScript."""

from __future__ import annotations

import pytest

from tests.channels.web.conftest import HARMLESS, Visit, answered, say
from tests.channels.web.parrot import Parrot
from tests.channels.web.test_browser import HOSTILE

PLAIN = {"java_script_enabled": False}


@pytest.mark.parametrize(("locale", "direction"), [("en-GB", "ltr"), ("fa-AF", "rtl")])
async def test_the_last_three_questions_and_answers_stay_on_the_page(
    visit: Visit, parrot: Parrot, locale: str, direction: str
) -> None:
    async with visit(locale, **PLAIN) as page:
        for number in range(4):
            await say(page, f"question {number}")
        shown = await page.locator(".said").all_inner_texts()
        assert [text.split()[-1] for text in shown] == ["1", "2", "3"]
        assert {await reply.get_attribute("dir") for reply in await page.locator(".reply").all()} == {direction}
        assert len({heard.sender for heard in parrot.heard}) == 1
        assert await page.locator(".choices").count() == 1


async def test_choices_and_the_emergency_work_and_what_was_being_written_stays(visit: Visit, parrot: Parrot) -> None:
    async with visit(**PLAIN) as page:
        await say(page, "hello")
        await page.fill("#text", "not finished")
        await page.click("text=More about <b>this</b>")
        assert "More about <b>this</b>" in await page.locator(".said").last.inner_text()
        assert await page.input_value("#text") == "not finished"
        await page.click(".emergency")
        assert await page.locator(".reply.urgent .call").get_attribute("href") == "tel:112"
        assert [heard.payload for heard in parrot.heard] == ["", "more", "emergency"]


async def test_the_language_can_be_chosen_and_the_page_follows(visit: Visit) -> None:
    async with visit("en", **PLAIN) as page:
        await page.click("nav >> text=فارسی")
        assert await page.get_attribute("html", "dir") == "rtl"
        await say(page, "سلام")
        await page.click("nav >> text=English")
        assert await page.get_attribute("html", "lang") == "en"


async def test_leaving_is_a_plain_link_that_does_not_tell_where_one_was(visit: Visit) -> None:
    async with visit(**PLAIN) as page:
        await say(page, "hello")
        await page.click("#leave")
        assert page.url.endswith(HARMLESS)
        assert await page.evaluate("document.referrer") == ""


async def test_what_people_say_is_never_markup_without_javascript_too(visit: Visit) -> None:
    async with visit(**PLAIN) as page:
        await say(page, HOSTILE)
        await say(page, "again")
        assert HOSTILE in await page.locator(".said").first.inner_text()
        assert await page.locator("#log img, #log script").count() == 0


async def test_a_page_that_is_loaded_again_does_not_ask_twice(visit: Visit, parrot: Parrot) -> None:
    async with visit(**PLAIN) as page:
        await say(page, "hello")
        await page.reload()
        await answered(page)
        assert len(parrot.heard) == 1
        assert await page.locator(".said").count() == 1
