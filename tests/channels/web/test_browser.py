"""The live chat in a real browser, on a phone."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Route

from bot.channels.web.app import Talk
from bot.content.library import Library
from tests.channels.telegram.emulator import until
from tests.channels.web.conftest import DESKTOP, HARMLESS, Visit, answered, say, served, watch
from tests.channels.web.parrot import Parrot

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'`{{7*7}}"


@pytest.mark.parametrize(("locale", "direction"), [("en-GB", "ltr"), ("ar", "rtl")])
async def test_a_message_is_answered_below_it_in_the_direction_of_its_language(
    visit: Visit, locale: str, direction: str
) -> None:
    async with visit(locale) as page:
        await say(page, "ketamine?")
        assert [text.split()[-1] for text in await page.locator(".said").all_inner_texts()] == ["ketamine?"]
        reply = page.locator(".reply").last
        assert await reply.get_attribute("dir") == direction == await page.get_attribute("html", "dir")
        assert "ketamine?" in await reply.inner_text()
        assert await page.input_value("#text") == ""


async def test_a_pressed_choice_is_shown_and_answered_and_the_emergency_is_not_repeated(
    visit: Visit, parrot: Parrot
) -> None:
    async with visit() as page:
        await say(page, "hello")
        await page.click("text=More about <b>this</b>")
        await answered(page)
        assert [heard.payload for heard in parrot.heard] == ["", "more"]
        assert "More about <b>this</b>" in await page.locator(".said").last.inner_text()
        assert await page.locator("#log button[value=emergency]").count() == 0


async def test_the_emergency_is_one_tap_away_and_announced_at_once(visit: Visit) -> None:
    async with visit("ar", viewport=DESKTOP) as page:
        await page.click(".emergency")
        await answered(page)
        reply = page.locator(".reply.urgent[role=alert]")
        assert await reply.locator(".call").get_attribute("href") == "tel:112"
        assert await page.locator("#log").get_attribute("aria-live") == "polite"
        assert await reply.locator(".choice").count() == 10


async def test_the_buttons_stay_in_sight_and_nothing_is_wider_than_a_phone(visit: Visit) -> None:
    async with visit() as page:
        for number in range(2):
            await say(page, f"question {number} " + "word " * 30)
        for button in (".emergency", "#leave", "#text", ".send"):
            box = await page.locator(button).bounding_box()
            assert box and 0 <= box["y"] < 640 and box["x"] >= 0 and box["x"] + box["width"] <= 360
        assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_a_language_is_chosen_by_its_own_name_before_and_during_a_conversation(
    visit: Visit, parrot: Parrot
) -> None:
    async with visit("en") as page:
        assert "Welcome" in await page.inner_text("#log")
        await page.click("nav >> text=العربية")
        await page.wait_for_url("**/chat?language=ar")
        assert await page.get_attribute("html", "dir") == "rtl"
        await say(page, "مرحبا")
        await page.click("nav >> text=Nederlands")
        await answered(page)
        assert parrot.heard[-1].payload == "language:nl"
        assert (await page.get_attribute("html", "lang"), await page.inner_text("#leave")) == ("nl", "Weg")
        assert await page.get_attribute("nav [aria-current]", "lang") == "nl"


@pytest.mark.parametrize("way", ["button", "Escape", "Shift"])
async def test_leaving_replaces_the_page_and_its_place_in_the_history(
    visit: Visit, address: str, parrot: Parrot, way: str
) -> None:
    async with visit() as page:
        await page.goto(address + "/healthz")
        await page.goto(address + "/chat")
        await say(page, "hello")
        if way == "button":
            await page.click("#leave")
        for _ in range({"Escape": 2, "Shift": 3}.get(way, 0)):
            await page.keyboard.press(way)
        await page.wait_for_url("**" + HARMLESS)
        assert await page.evaluate("document.referrer") == ""
        await page.go_back()
        assert page.url == address + "/healthz"
        assert parrot.forgotten == [parrot.heard[0].sender]


async def test_everything_can_be_done_with_the_keyboard(visit: Visit, parrot: Parrot) -> None:
    async with visit() as page:
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.className") == "skip"
        await page.keyboard.press("Enter")
        await page.keyboard.type("hello")
        await page.keyboard.press("Enter")
        await answered(page)
        assert await page.evaluate("document.activeElement.id") == "text"
        await page.locator(".reply").last.locator(".choice").first.focus()
        await page.keyboard.press("Enter")
        await answered(page)
        assert "You said" in await page.evaluate("document.activeElement.innerText")
        assert [heard.text or heard.payload for heard in parrot.heard] == ["hello", "more"]


async def test_a_message_whose_answer_was_lost_is_sent_again_and_answered_once(visit: Visit, parrot: Parrot) -> None:
    async with visit() as page:
        tries = 0

        async def bad_line(route: Route) -> None:
            nonlocal tries
            tries += 1
            if tries == 1:
                await route.fetch()  # it arrives, but the answer does not
                await route.abort()
            else:
                await route.continue_()

        await page.route("**/chat/messages", bad_line)
        await say(page, "hello")
        assert (tries, len(parrot.heard)) == (2, 1)
        assert await page.locator(".reply").count() == 2  # the greeting and the answer


async def test_without_a_connection_the_number_and_the_first_steps_are_there_at_once(visit: Visit) -> None:
    async with visit() as page:
        await page.context.set_offline(True)
        await page.click(".emergency")
        steps = page.locator("#trouble .urgent")
        await steps.wait_for()
        assert await steps.locator(".call").get_attribute("href") == "tel:112"
        assert await steps.locator("ol li").count() == 8
        await page.context.set_offline(False)
        await page.locator("#log .urgent").wait_for()
        assert await page.locator("#trouble").inner_text() == ""


async def test_a_refused_message_can_be_sent_again(visit: Visit, parrot: Parrot) -> None:
    async with visit() as page:
        await page.route("**/chat/messages", lambda route: route.fulfill(status=400))
        await page.fill("#text", "hello")
        await page.keyboard.press("Enter")
        await page.wait_for_selector(".said.lost")
        assert "112" in await page.inner_text("#trouble")
        await page.unroute_all()
        await page.click("text=Send again")
        await answered(page)
        assert [heard.text for heard in parrot.heard] == ["hello"]
        assert await page.locator(".lost").count() == 0


async def test_what_people_and_answers_say_is_never_markup(visit: Visit) -> None:
    async with visit() as page:
        await say(page, HOSTILE)
        assert HOSTILE in await page.locator(".said").inner_text()
        assert HOSTILE in await page.locator(".reply").last.inner_text()
        assert await page.locator("#log img, #log script").count() == 0


async def test_a_place_is_read_only_when_pressed_and_not_exactly(visit: Visit, parrot: Parrot) -> None:
    here = {"latitude": 52.370216, "longitude": 4.895168}
    async with visit(geolocation=here, permissions=["geolocation"]) as page:
        await say(page, "where is help")
        await page.locator(".where").last.click()
        await until(lambda: parrot.heard[-1].location)  # the browser takes its time to find the place
        point = parrot.heard[-1].location
        assert point and (point.latitude, point.longitude) == (52.37, 4.895)


async def test_nothing_is_stored_and_no_address_names_the_conversation(visit: Visit, parrot: Parrot) -> None:
    async with visit() as page:
        seen: list[str] = []
        page.on("request", lambda request: seen.append(request.url))
        await say(page, "hello")
        stored = "[localStorage.length, sessionStorage.length, document.cookie.length]"
        assert await page.evaluate(stored) == [0, 0, 0]
        assert await page.evaluate("indexedDB.databases()") == []
        assert not [url for url in (*seen, page.url) if parrot.heard[0].sender in url]


async def test_nobody_can_show_the_chat_in_their_page_unless_the_operator_says_so(
    browser: Browser, parrot: Parrot, address: str
) -> None:
    page = await browser.new_page()
    await page.goto(address.replace("127.0.0.1", "localhost") + "/partner")
    assert await page.frames[1].locator("#text").count() == 0
    await page.close()


async def test_in_a_partners_page_the_chat_works_and_leaving_leaves_the_whole_page(
    browser: Browser, parrot: Parrot, library: Library
) -> None:
    talk = Talk(parrot.respond, parrot.handled, parrot.forget)
    async with served(talk, library, ("http://localhost:*",)) as address:
        page = await browser.new_page()
        await page.goto(address.replace("127.0.0.1", "localhost") + "/partner")
        wrong = watch(page, address)
        frame = page.frames[1]
        await frame.fill("#text", "hello")
        await frame.press("#text", "Enter")
        await frame.locator(".reply >> text=hello").wait_for()
        await frame.click("#leave")
        await page.wait_for_url("**" + HARMLESS)
        await page.close()
    assert wrong == []
