"""The pages by keyboard alone, and what readers choose for all of them."""

from datetime import datetime, timedelta, timezone

from playwright.async_api import expect


async def focused(page) -> str:
    return await page.evaluate("document.activeElement.textContent.trim() || document.activeElement.tagName")


async def open_palette(page) -> None:
    await page.keyboard.press("Control+k")
    await page.wait_for_selector("dialog[open] input:focus")  # it is fetched when it is first asked for


async def test_the_first_tab_skips_the_navigation(fresh):
    await fresh.open("/")
    await fresh.page.keyboard.press("Tab")
    assert await focused(fresh.page) == "Skip to content"
    await fresh.page.keyboard.press("Enter")
    assert await fresh.page.evaluate("document.activeElement.id") == "main"


async def test_what_has_the_focus_can_be_seen(fresh):
    await fresh.open("/namespaces/default/search-attributes")
    seen = set()
    for _ in range(40):
        await fresh.page.keyboard.press("Tab")
        outline, name, height = await fresh.page.evaluate(
            """() => {
              const element = document.activeElement, box = element.getBoundingClientRect();
              return [getComputedStyle(element).outlineStyle, element.outerHTML.slice(0, 120), box.height];
            }"""
        )
        if name.startswith("<body"):
            break
        assert outline != "none" and height > 0, f"the focus cannot be seen on {name}"
        seen.add(name)
    assert len(seen) > 15


async def test_the_palette_leads_to_pages_and_workflows(fresh):
    await fresh.open("/")
    await open_palette(fresh.page)
    await fresh.page.keyboard.type("search attr")
    await fresh.page.keyboard.press("ArrowDown")
    await fresh.page.keyboard.press("Enter")
    await fresh.page.wait_for_url("**/search-attributes")
    await open_palette(fresh.page)
    await fresh.page.keyboard.type("order-completed")
    await fresh.page.keyboard.press("Enter")
    await fresh.page.wait_for_url("**/workflows/order-completed/**")
    await open_palette(fresh.page)
    await fresh.page.keyboard.press("Escape")
    assert await fresh.page.locator("dialog[open]").count() == 0


async def test_the_theme_and_the_time_stay_chosen(fresh):
    await fresh.open("/")
    for command, words in (("theme", ["light", "dark"]), ("time", ["local", "relative"])):
        for word in words:
            await fresh.page.focus(f'[data-command="{command}"]')
            await fresh.page.keyboard.press("Enter")
            assert await fresh.page.inner_text(f'[data-command="{command}"]') == word
    await fresh.open("/namespaces")
    assert await fresh.page.get_attribute("html", "data-theme") == "dark"
    assert await fresh.page.inner_text('[data-command="time"]') == "relative"


async def test_the_namespace_menu_opens_and_closes(fresh):
    await fresh.open("/")
    await fresh.page.focus(".namespaces summary")
    await fresh.page.keyboard.press("Enter")
    assert await fresh.page.is_visible(".namespaces .panel")
    await fresh.page.keyboard.press("Enter")
    assert not await fresh.page.is_visible(".namespaces .panel")


async def test_single_keys_lead_through_the_pages_and_can_be_switched_off(fresh, world):
    page = fresh.page
    await fresh.open("/namespaces/default/workflows")
    await page.keyboard.press("/")
    assert await page.evaluate("document.activeElement.id === 'query'")
    await page.keyboard.type("gs?")  # where a reader writes they are letters
    assert await page.evaluate("document.activeElement.value") == "gs?"
    await fresh.open(world.paths["family"] + "/timeline")
    tab = await page.inner_text(".tabs a[aria-current]")
    await page.keyboard.press("]")
    await page.wait_for_function("tab => document.querySelector('.tabs a[aria-current]').innerText !== tab", arg=tab)
    await page.keyboard.press("[")
    await page.wait_for_function("tab => document.querySelector('.tabs a[aria-current]').innerText === tab", arg=tab)
    key = await page.get_attribute(".side a[href$='/schedules']", "data-key")
    await page.keyboard.press("g")
    await page.keyboard.press(key)
    await page.wait_for_url("**/schedules")
    await page.keyboard.press("?")
    await page.wait_for_selector("dialog[open] dl.keys")
    assert not await fresh.violations()
    await page.uncheck("dialog[open] input[type=checkbox]")
    await page.click("dialog button.primary")
    await page.keyboard.press("g")
    await page.keyboard.press("w")
    assert (await page.evaluate("location.pathname")).endswith("/schedules")


async def test_times_are_shown_in_the_zone_and_by_the_clock_that_were_chosen(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["family"] + "/timeline")
    await page.click('[data-command="time-settings"]')
    ways, place, clock = (page.locator("dialog[open] select").nth(number) for number in range(3))
    await ways.select_option("local")
    await place.select_option("Asia/Tokyo")
    await clock.select_option("12")
    assert not await fresh.violations()
    await page.click("dialog button.primary")
    moment = await page.get_attribute("main time[datetime]", "datetime")
    tokyo = datetime.fromisoformat(moment.replace("Z", "+00:00")).astimezone(timezone(timedelta(hours=9)))
    text = f"{tokyo:%Y-%m-%d} {tokyo.hour % 12 or 12}:{tokyo:%M:%S} {'am' if tokyo.hour < 12 else 'pm'}"
    first = page.locator("main time[datetime]").first
    await expect(first).to_have_text(text)
    await fresh.open(world.paths["family"] + "/timeline")
    await expect(first).to_have_text(text)  # it stays chosen
