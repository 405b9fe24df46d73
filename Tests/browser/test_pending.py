"""What is done with an activity that is pending, from its workflow's page."""

import pytest_asyncio
from corpus import EVIL
from harness.workers import until
from playwright.async_api import expect
from world import Stuck, retries


@pytest_asyncio.fixture
async def stuck(fresh, world):
    """A workflow whose activity waits for its next attempt, with the page open."""
    handle, path = await world.start(Stuck.run, {"id": "1", "amount": 1})
    await until(lambda: retries(handle))
    await fresh.open(path + "/pending-activities")
    yield handle
    await handle.terminate()


async def pending(handle):
    return (await handle.describe()).raw_description.pending_activities[0]


async def test_an_activity_is_held_back_and_goes_on(fresh, stuck):
    page = fresh.page
    text = await page.inner_text("main")
    assert "the warehouse does not answer" in text and "Retrying" in text and "Next attempt" in text
    await page.click("[id^=pause] summary")
    assert not await fresh.violations()
    await page.fill("[id^=pause] [name=reason]", EVIL[1])
    await page.click("text=Pause the activity")
    assert "is paused" in await fresh.flash()
    assert EVIL[1] in await page.inner_text("article") and not await fresh.intruders()
    assert (await pending(stuck)).paused
    await page.click("[id^=unpause] summary")
    await page.fill("[id^=unpause] [name=jitter]", "soon")
    await page.click("text=Unpause the activity")
    assert "“soon” is no length of time" in await fresh.flash()
    await page.click("[id^=unpause] summary")
    await page.click("text=Unpause the activity")
    assert "goes on" in await fresh.flash()
    assert not (await pending(stuck)).paused


async def test_an_activity_begins_again_and_its_attempts_are_seen_live(fresh, stuck):
    page = fresh.page
    await page.click("[id^=reset] summary")
    await page.check("[name=reset-heartbeat]")
    await page.click("text=Reset the activity")
    assert "begins again with its first attempt" in await fresh.flash()
    await expect(page.locator("article .heading strong")).not_to_have_text("1")


async def test_options_are_changed_and_restored(fresh, stuck):
    page = fresh.page
    await page.click("text=Change options")
    assert await page.input_value("[name=start_to_close_timeout]") == "1m"
    assert not await fresh.violations()
    await page.fill("[name=start_to_close_timeout]", "long")
    await page.click("button.primary")
    assert await page.locator("[aria-invalid=true]").count() == 1
    await page.fill("[name=start_to_close_timeout]", "2m 30s")
    await page.fill("[name='retry_policy.maximum_attempts']", "9")
    await page.click("button.primary")
    assert "are changed" in await fresh.flash()
    options = (await pending(stuck)).activity_options
    assert (options.start_to_close_timeout.seconds, options.retry_policy.maximum_attempts) == (150, 9)
    await page.click("text=Change options")
    await page.check("[name=restore]")
    await page.click("button.primary")
    assert (await pending(stuck)).activity_options.start_to_close_timeout.seconds == 60
    fresh.forgive(400)
