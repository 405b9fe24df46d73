"""The pages by keyboard alone."""


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
