"""The lists of activities and schedules: their views, columns and what is done with many, as the list of workflows has it."""

import uuid
from datetime import timedelta
from urllib.parse import quote

import pytest
import pytest_asyncio
from harness.raw import WorkflowService
from harness.server import ORIGINAL, Server
from pages_process import Pages
from playwright.async_api import expect
from reader import tab
from temporalio.api.common.v1 import Callback
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.client import Schedule, ScheduleActionStartWorkflow, ScheduleIntervalSpec, ScheduleSpec, ScheduleState
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes
from temporalio.service import RPCError
from world import MINUTE, QUEUE, Generations, step

HERE = "/namespaces/default"
# What the original wants before it tells anybody that an activity has ended.
TELLING = (
    "--dynamic-config-value", "activity.enableCallbacks=true",
    "--dynamic-config-value", 'callback.allowedAddresses=[{"Pattern":"127.0.0.1:*","AllowInsecure":true}]',
)


def narrowed(place: str, query: str) -> str:
    return f"{HERE}/{place}?query={quote(query)}"


@pytest_asyncio.fixture
async def steps(world):
    """Three activities that nobody works on, each with a customer; the prefix of their ids and their handles."""
    prefix = f"step-{uuid.uuid4().hex[:6]}"
    handles = [
        await world.client.start_activity(
            step, args=[number], id=f"{prefix}-{number}", task_queue="nobody", start_to_close_timeout=MINUTE,
            search_attributes=TypedSearchAttributes([SearchAttributePair(SearchAttributeKey.for_keyword("Customer"), customer)]),
        )
        for number, customer in enumerate(["Ada", "Bea", "Ada"])
    ]
    return prefix, handles


async def statuses(handles) -> list[str]:
    """The status of each as the API has it; `gone` for what is not there."""
    found = []
    for handle in handles:
        try:
            found.append((await handle.describe()).status.name)
        except RPCError:
            found.append("gone")
    return found


async def save_use_and_remove(reader, address: str, list_address: str, rows: int) -> None:
    """Saves the list at `address` as a view, comes back to it by its name, and takes it away."""
    page = reader.page
    await reader.open(address)
    await expect(page.locator("tbody tr")).to_have_count(rows)
    await page.click("#menu-saved summary")
    await page.fill("#menu-saved input", "<i>Mine</i>")
    await page.click("#menu-saved button:text-is('Save')")
    await reader.open(f"{HERE}/workflows")
    await expect(page.locator("#menu-saved a")).to_have_count(0)
    await reader.open(list_address)
    await page.click("#menu-saved summary")
    await page.click("#menu-saved a:text-is('<i>Mine</i>')")
    await page.wait_for_url("**query=**")
    await expect(page.locator("tbody tr")).to_have_count(rows)
    assert not await reader.violations()
    await page.click("#menu-saved summary")
    await page.click("#menu-saved button:text-is('Remove')")
    await expect(page.locator("#menu-saved a")).to_have_count(0)


async def test_a_view_of_activities_is_saved_used_and_removed(fresh, steps):
    prefix, _ = steps
    await save_use_and_remove(fresh, narrowed("activities", f"ActivityId STARTS_WITH '{prefix}'"), f"{HERE}/activities", 3)


async def test_a_view_of_schedules_is_saved_used_and_removed_and_paused_ones_have_one(fresh, world):
    name = f"s-{uuid.uuid4().hex[:8]}"
    action = ScheduleActionStartWorkflow(Generations.run, 0, id=name, task_queue=QUEUE)
    spec = ScheduleSpec(intervals=[ScheduleIntervalSpec(every=timedelta(hours=6))])
    await world.client.create_schedule(name, Schedule(action=action, spec=spec, state=ScheduleState(paused=True)))
    await save_use_and_remove(fresh, narrowed("schedules", f"ScheduleId = '{name}'"), f"{HERE}/schedules", 1)
    await fresh.open(f"{HERE}/schedules")
    await fresh.page.click(".views a:text-is('Paused')")
    await fresh.page.wait_for_url("**TemporalSchedulePaused**")
    shown = await fresh.page.locator("table.list td.id a").all_inner_texts()
    assert name in shown and "nightly-report" not in shown
    assert await fresh.page.locator(".views a[aria-current]").all_inner_texts() == ["Paused"]
    await world.client.get_schedule_handle(name).delete()


async def test_activities_are_narrowed_by_the_bar_and_by_a_cell(fresh, steps):
    prefix, _ = steps
    page = fresh.page
    await fresh.open(f"{HERE}/activities")
    await page.select_option(".joined:has(#filter-id) select", "STARTS_WITH")
    await page.fill("#filter-id", prefix)
    await page.click("button:text-is('Filter')")
    await expect(page.locator("tbody tr")).to_have_count(3)
    await page.click("#menu-more summary")
    await page.select_option("#menu-more [name=field]", "Customer")
    await page.fill("#menu-more [name=value]", "Ada")
    await page.click("#menu-more button:text-is('Apply')")
    await expect(page.locator("tbody tr")).to_have_count(2)
    await page.locator("td a.narrow:text-is('step')").first.click()
    assert 'ActivityType = "step"' in await page.input_value("#query")
    await expect(page.locator("tbody tr")).to_have_count(2)
    await expect(page.locator(".counts a")).to_have_text(["Running 2"])


async def test_columns_of_activities_are_chosen_and_stay(fresh, steps):
    prefix, _ = steps
    page = fresh.page
    await fresh.open(narrowed("activities", f"ActivityId STARTS_WITH '{prefix}'"))
    await page.click("text=Columns")
    assert not await fresh.violations()
    await page.get_by_label("Customer", exact=True).check()
    await page.get_by_label("Closed", exact=True).uncheck()
    await page.fill("[name=place-Customer]", "1")
    await page.click("button:text-is('Keep')")
    heads = await page.locator("table.list th:not(.tick)").all_inner_texts()
    assert "Customer" in heads[:2] and "Closed" not in heads
    assert sorted(await page.locator("tbody td a:text-matches('Ada|Bea')").all_inner_texts()) == ["Ada", "Ada", "Bea"]
    await fresh.open(f"{HERE}/workflows")
    assert "Customer" not in await page.inner_text("table.list thead")
    await fresh.open(f"{HERE}/activities")
    assert "Customer" in await page.inner_text("table.list thead")


async def act(reader, operation: str, scope: str, button: str) -> None:
    """Begins a batch job from the list and waits for its end."""
    page = reader.page
    await page.select_option("#bulk-scope", scope)
    await page.select_option("#bulk-operation", operation)
    await page.click("#bulk button")
    await page.fill("[name=reason]", "<b>tidy</b>")
    await page.click(f"main form button.{button}")
    assert await reader.flash() == "The batch job is under way."
    await expect(page.locator(".heading .status")).to_have_text("Completed")


async def test_ticked_activities_are_terminated_a_page_is_cancelled_and_all_that_match_are_deleted(fresh, steps):
    prefix, handles = steps
    page = fresh.page
    address = narrowed("activities", f"ActivityId STARTS_WITH '{prefix}'")
    await fresh.open(address)
    await page.check(f"[aria-label='{prefix}-0']")
    await expect(page.locator(".selected")).to_have_text("1 ticked")
    await act(fresh, "terminate", "ticked", "danger")
    text = await page.inner_text("main")
    assert "Terminate activities" in text and "Named activities" in text
    assert await statuses(handles) == ["TERMINATED", "RUNNING", "RUNNING"]

    await fresh.open(narrowed("activities", f"ActivityId = '{prefix}-1'"))
    await act(fresh, "cancel", "page", "primary")
    assert await statuses(handles) == ["TERMINATED", "CANCELED", "RUNNING"]

    await fresh.open(address)
    await expect(page.locator("#bulk-scope option[value=all]")).to_have_text("All that match (3)")
    await act(fresh, "delete", "all", "danger")
    assert await statuses(handles) == ["gone"] * 3
    await fresh.open(address)
    await expect(page.locator("tbody tr")).to_have_count(0)


async def test_a_schedule_s_own_memo_is_created_changed_and_taken_away(fresh, world):
    name = f"s-{uuid.uuid4().hex[:8]}"
    page = fresh.page
    handle = world.client.get_schedule_handle(name)
    await fresh.open(f"{HERE}/schedules/create")
    await fresh.fill({
        "schedule-id": name, "calendars": "0 9 * * 1-5", "workflow-id": name, "workflow-type": "Generations", "task-queue": QUEUE,
    })
    await page.click("summary:has-text('Memo and search attributes')")
    await page.fill("[name=schedule-memo]", '{"team": "<b>blue</b>", "desk": 7}')
    await page.click("button:has-text('Create schedule')")
    assert "<b>blue</b>" in await page.inner_text("section:has(h2:text-is('Memo of the schedule'))")
    assert await (await handle.describe()).memo() == {"team": "<b>blue</b>", "desk": 7}

    for entered, memo in [('{"team": "red"}', {"team": "red"}), ("", {})]:
        await page.click("text=Edit")
        await page.click("summary:has-text('Memo and search attributes')")
        await page.fill("[name=schedule-memo]", entered)
        await page.click("button:has-text('Save')")
        assert "Saved." in await fresh.flash()
        assert await (await handle.describe()).memo() == memo
    assert await page.locator("h2:text-is('Memo of the schedule')").count() == 0
    await handle.delete()


async def test_who_is_told_of_an_activity_s_end_is_on_its_page(browser, binary):
    """On the original: this server takes no callbacks for activities, as the original does not by default."""
    with Server(ORIGINAL, arguments=TELLING) as original, WorkflowService(original.port) as service:
        start = rpc.StartActivityExecutionRequest(
            namespace="default", activity_id="told", activity_type={"name": "step"}, task_queue={"name": "nobody"}, request_id="once",
            start_to_close_timeout={"seconds": 60}, completion_callbacks=[Callback(nexus=Callback.Nexus(url="http://127.0.0.1:9/done"))],
        )
        run = service.StartActivityExecution(start).run_id
        async with Pages(binary, original.address) as pages:
            reader = await tab(browser, pages.url)
            card = reader.page.locator("article.callback")
            await reader.open(f"{HERE}/activities/told/{run}")
            await expect(card.locator(".status")).to_have_text("Waits for the end")
            assert "http://127.0.0.1:9/done" in await card.inner_text() and "The activity ends" in await card.inner_text()
            service.TerminateActivityExecution(rpc.TerminateActivityExecutionRequest(namespace="default", activity_id="told", reason="x"))
            await expect(card.locator(".status")).to_have_text("Retrying")
            text = await card.inner_text()
            assert "connection refused" in text and "Next attempt" in text and "Attempt" in text
            assert not await reader.violations() and not reader.errors
            await reader.page.context.close()
