"""Queries, updates and call stacks: what a workflow's worker answers, and what is said when none does."""

from playwright.async_api import expect
from world import Mailbox, Order


async def test_a_query_is_asked_of_those_that_the_workflow_names(fresh, world):
    handle, path = await world.start(Mailbox.run)
    await handle.signal(Mailbox.put, {"text": "<b>hello</b>", "n": 12345678901234567890})
    page = fresh.page
    await fresh.open(path + "/queries")
    assert "waiting" in await page.locator(".handlers a").all_inner_texts()
    await page.click(".handlers a:text-is('waiting')")
    await page.click("button:text-is('Ask')")
    answer = await page.inner_text("[data-part=answer]")
    assert "<b>hello</b>" in answer and "12345678901234567890" in answer and not await fresh.intruders()
    assert not await fresh.violations()
    await page.fill("[name=name]", "nonsense")
    await page.click("button:text-is('Ask')")
    assert "nonsense" in await page.inner_text("[data-part=answer]") and await page.locator("[role=alert]").count() == 1
    await page.fill("[name=name]", "waiting")
    await page.fill("#f-input-1", "{")
    await page.click("button:text-is('Ask')")
    assert await page.locator("[aria-invalid=true]").count() == 1 and (await page.input_value("#f-input-1")).strip() == "{"
    fresh.forgive(400)


async def test_a_query_of_a_closed_workflow_is_answered_or_rejected_as_asked(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["completed"] + "/queries")
    await page.fill("[name=name]", "status")
    await page.click("button:text-is('Ask')")
    assert "charged" in await page.inner_text("[data-part=answer]")
    await page.select_option("[name=reject]", "not-open")
    await page.click("button:text-is('Ask')")
    assert "The query was rejected: the workflow's status is Completed." in await page.inner_text("[data-part=answer]")


async def test_updates_are_sent_from_their_tab_and_listed(fresh, world):
    handle, path = await world.start(Mailbox.run)
    await handle.signal(Mailbox.put, "one")
    page = fresh.page
    await fresh.open(path + "/updates")
    assert "No update was accepted" in await page.inner_text("main")
    await page.click("#send-update summary")
    await page.click(".handlers a:text-is('take')")
    await page.fill("#f-input-1", "1")
    await page.fill("[name=id]", "first-one")
    await page.click("button:text-is('Send')")
    assert "It completed." in await page.inner_text("[role=status].notice")
    assert '"one"' in await page.inner_text("#update-first-one")
    assert not await fresh.violations()
    await page.fill("[name=id]", "second-one")
    await page.fill("#f-input-1", "-5")
    await page.click("button:text-is('Send')")
    assert "a count is not negative" in await page.inner_text(".notice.failure")


async def test_a_call_stack_shows_where_the_workflow_waits(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["mailbox"] + "/call-stack")
    assert "Stack for <Task pending name='run (workflow: Mailbox" in await page.inner_text("pre.call-stack")
    await page.click("text=With sources")
    await expect(page.locator("h2", has_text="Coroutine 1")).to_have_count(1)
    assert "await coro" in await page.inner_text("main")
    assert not await fresh.violations()
    await page.click("text=As text")
    await expect(page.locator("pre.call-stack")).to_contain_text("Mailbox")


async def test_without_a_worker_one_is_told_at_once(fresh, world):
    _, path = await world.start(Order.run, {"id": "1", "amount": 1}, task_queue="nobody-polls-this")
    page = fresh.page
    for tab in ("call-stack", "queries"):
        await fresh.open(f"{path}/{tab}")
        assert "nobody-polls-this" in await page.inner_text("main"), tab
    await fresh.open(path + "/timeline")
    await expect(page.locator("main")).to_contain_text("nobody-polls-this")
    await page.locator("main a[href*='/task-queues/nobody-polls-this']").first.click()
    assert await page.inner_text("h1") == "nobody-polls-this"


async def test_what_a_workflow_says_of_itself_is_laid_out(fresh, world):
    page = fresh.page
    for tab in ("timeline", "metadata"):
        await fresh.open(f"{world.paths['completed']}/{tab}")
        words = page.locator(".markdown").first
        assert await words.locator("strong").text_content() == "Ada" and await words.locator("li").text_content() == "fragile"
        assert not await fresh.violations()
