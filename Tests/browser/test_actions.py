"""The menu of a workflow's page: each action done by hand, and its effect seen in the workflow."""

import pytest
from corpus import EVIL
from playwright.async_api import expect
from temporalio.client import WorkflowExecutionStatus, WorkflowFailureError
from temporalio.service import RPCError
from world import Mailbox, Order


async def choose(page, label: str) -> None:
    await page.click("#workflow-actions summary")
    await page.click(f"#workflow-actions a:text-is('{label}')")


async def newest(handle):
    """The last event of a workflow's history."""
    return [event async for event in handle.fetch_history_events()][-1]


async def test_a_workflow_is_asked_to_end_and_is_seen_to(fresh, world):
    handle, path = await world.start(Mailbox.run)
    await fresh.open(path + "/timeline")
    await choose(fresh.page, "Request cancellation")
    assert not await fresh.violations()
    await fresh.page.fill("[name=reason]", EVIL[0])
    await fresh.page.click("button.primary")
    assert await fresh.flash() == "Cancellation requested."
    await expect(fresh.page.locator(".workflow-head .status")).to_have_text("Canceled")
    with pytest.raises(WorkflowFailureError):
        await handle.result()
    assert EVIL[0] in str([event async for event in handle.fetch_history_events()]) and not await fresh.intruders()


async def test_a_workflow_is_terminated_with_a_reason(fresh, world):
    handle, path = await world.start(Mailbox.run)
    await fresh.open(path + "/timeline")
    await choose(fresh.page, "Terminate")
    await fresh.page.fill("[name=reason]", EVIL[1])
    await fresh.page.click("button.danger")
    assert await fresh.flash() == "Terminated."
    assert (await newest(handle)).workflow_execution_terminated_event_attributes.reason == EVIL[1]
    assert EVIL[1] in await fresh.page.inner_text("main") and not await fresh.intruders()
    # What no longer makes sense is not offered any more.
    await fresh.page.click("#workflow-actions summary")
    assert await fresh.page.locator("#workflow-actions a").all_inner_texts() == ["Reset", "Delete", "Start one like this"]


async def test_a_signal_is_sent_with_what_was_typed(fresh, world):
    handle, path = await world.start(Mailbox.run)
    page = fresh.page
    await fresh.open(path + "/timeline")
    await choose(page, "Send a signal")
    await page.fill("[name=name]", "put")
    await page.fill("[name=input]", '{"big": 12345678901234567890')
    await page.click("button.primary")
    assert "JSON" in await page.inner_text("[role=alert], .error")
    fresh.forgive(400)
    assert await page.input_value("[name=name]") == "put"
    assert not await fresh.violations()
    await page.fill("[name=input]", '{"big": 12345678901234567890}')
    await page.click("button.primary")
    assert await fresh.flash() == "Signal put sent."
    assert await handle.query(Mailbox.waiting) == [{"big": 12345678901234567890}]
    await expect(page.locator(".lane", has_text="put")).to_have_count(1)


async def test_an_update_answers_and_a_refused_one_says_why(fresh, world):
    handle, path = await world.start(Mailbox.run)
    page = fresh.page
    await handle.signal(Mailbox.put, "a letter")
    await fresh.open(path + "/history")
    await choose(page, "Send an update")
    await page.fill("[name=name]", "take")
    await page.fill("[name=input]", "-1")
    await page.click("button.primary")
    await expect(page.locator("main")).to_contain_text("a count is not negative")
    await choose(page, "Send an update")
    await page.fill("[name=name]", "take")
    await page.fill("[name=input]", "1")
    await page.click("button.primary")
    await expect(page.locator("article.update")).to_contain_text("a letter")
    assert await handle.query(Mailbox.waiting) == []


async def test_a_run_is_reset_to_an_event_that_is_picked(fresh, world):
    handle, path = await world.start(Mailbox.run, 2)
    page = fresh.page
    await handle.execute_update(Mailbox.take, 0)
    for number in (1, 2):
        await handle.signal(Mailbox.put, number)
    assert await handle.result() == 2
    await fresh.open(path + "/history")
    await choose(page, "Reset")
    points = await page.locator("[name=event] option").all_inner_texts()
    assert points[-1].startswith("Event 4 · Workflow task completed") and "· then:" in points[-1]
    assert not await fresh.violations()
    await page.select_option("[name=event]", "4")
    await page.fill("[name=reason]", "the <b>worker</b> was wrong")
    await page.check("[name=no-signals]")
    await page.click("button.primary")
    assert await fresh.flash() == "Reset to event 4. This is the new run."
    fresh_run = world.client.get_workflow_handle(handle.id)
    assert await fresh_run.query(Mailbox.waiting) == []
    assert (await fresh_run.describe()).status == WorkflowExecutionStatus.RUNNING
    await fresh.open(path + "/timeline")
    await page.click("text=The new run")
    await expect(page.locator(".workflow-head .status")).to_have_text("Running")
    await fresh.open(page.url.removeprefix(fresh.base).replace("/timeline", "/history?view=all"))
    assert "the <b>worker</b> was wrong" in await page.locator("main").evaluate("main => main.textContent")


async def test_a_run_without_an_ended_task_cannot_be_reset_and_says_so(fresh, world):
    _, path = await world.start(Order.run, {"id": "1", "amount": 1}, task_queue="nobody")
    await fresh.open(path + "/reset", status=400)
    assert "no point to go back to" in await fresh.page.inner_text("main")


async def test_a_workflow_is_paused_and_goes_on(fresh, world):
    handle, path = await world.start(Mailbox.run)
    page = fresh.page
    await handle.execute_update(Mailbox.take, 0)
    await fresh.open(path + "/timeline")
    await choose(page, "Pause")
    await page.fill("[name=reason]", EVIL[2])
    await page.click("button.primary")
    await expect(page.locator(".workflow-head .status")).to_have_text("Paused")
    await expect(page.locator("main")).to_contain_text(EVIL[2])
    assert not await fresh.intruders()
    assert not await fresh.violations()
    await choose(page, "Unpause")
    await page.click("button.primary")
    await expect(page.locator(".workflow-head .status")).to_have_text("Running")
    await handle.execute_update(Mailbox.take, 0)


async def test_a_run_is_deleted_once_its_name_is_repeated(fresh, world):
    handle, path = await world.start(Order.run, {"id": "2", "amount": 1})
    await handle.result()
    page = fresh.page
    await fresh.open(path + "/metadata")
    await choose(page, "Delete")
    await page.fill("[name=confirmation]", "another")
    await page.click("button.danger")
    assert "is not the workflow ID" in await page.inner_text("[role=alert]")
    fresh.forgive(400)
    await page.fill("[name=confirmation]", handle.id)
    await page.click("button.danger")
    assert await page.inner_text("h1") == "Workflows" and handle.id in await fresh.flash()
    with pytest.raises(RPCError):
        for _ in range(200):
            await handle.describe()


async def test_an_action_that_comes_too_late_says_so(fresh, world):
    handle, path = await world.start(Mailbox.run)
    await fresh.open(path + "/signal")
    await handle.terminate()
    await fresh.page.fill("[name=name]", "put")
    await fresh.page.fill("[name=input]", "1")
    await fresh.page.click("button.primary")
    assert "completed" in await fresh.page.inner_text("[role=alert]")
    assert await fresh.page.input_value("[name=name]") == "put"
    fresh.forgive(404)
