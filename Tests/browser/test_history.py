"""What has happened in a workflow: its history in all views, its timeline, its family and its other runs."""

import json

from harness.raw import WorkflowService, poll_workflow, start_request
from playwright.async_api import expect
from temporalio.api.command.v1 import Command
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.client import WorkflowHistory
from world import Generations, Mailbox


async def test_a_history_is_seen_grouped_whole_and_as_json_in_both_orders(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["completed"] + "/history")
    await page.click("details.group > summary:has-text('charge activity')")
    assert "Scheduled event ID" in await page.inner_text("details.group[open]")
    await page.click("[data-command=expand]")
    assert await page.locator("details.event:not([open])").count() == 0
    assert not await fresh.violations()
    await page.click("nav[aria-label=View] a:has-text('All')")
    numbers = await page.locator(".event-id").all_inner_texts()
    assert numbers == sorted(numbers, key=int, reverse=True) and numbers[-1] == "1"
    await page.click("text=Oldest first")
    assert await page.locator(".event-id").all_inner_texts() == numbers[::-1]
    await page.click("nav[aria-label=View] a:has-text('JSON')")
    assert [event["eventId"] for event in json.loads(await page.inner_text("pre.history-json"))] == numbers[::-1]


async def test_a_history_is_searched(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["completed"] + "/history?view=all")
    await page.click("nav[aria-label='Only events about'] a:has-text('Timer')")
    names = await page.locator(".event-name").all_inner_texts()
    assert names and all("Timer" in name for name in names)
    await page.click("nav[aria-label='Only events about'] a:has-text('Timer')")
    await page.fill("[name=text]", "parcel-7015")
    await page.click("button:text-is('Find')")
    assert await page.locator("details.event").count() >= 1
    assert "of the" in await page.inner_text(".history-note")
    await page.fill("[name=text]", "nowhere in it")
    await page.click("button:text-is('Find')")
    assert "No event is like that." in await page.inner_text(".history-note")


async def test_an_event_has_an_address_of_its_own(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["completed"] + "/history?view=all#event-5")
    await expect(page.locator("#event-5[open]")).to_have_count(1)
    await page.click("text=Event 5 on its own")
    await page.wait_for_url("**/history/events/5")
    assert "charge" in await page.inner_text("main")
    await fresh.open(world.paths["completed"] + "/history/events/999", status=404)


async def test_a_long_history_comes_in_windows_with_scripts_and_without(fresh, plain, world):
    address = world.paths["long"] + "/history?view=all"
    await fresh.open(address)
    rows = fresh.page.locator("details.event")
    assert await rows.count() == 100
    await fresh.page.click("[data-more]")
    await expect(rows).to_have_count(200)
    await plain.open(address)
    first = await plain.page.locator(".event-id").all_inner_texts()
    await plain.page.click("[data-more]")
    await plain.page.wait_for_load_state()
    second = await plain.page.locator(".event-id").all_inner_texts()
    assert len(second) == 100 and int(second[0]) == int(first[-1]) - 1
    await plain.page.click("text=Back to the newest")
    await plain.page.wait_for_load_state()
    assert await plain.page.locator(".event-id").all_inner_texts() == first


async def test_a_downloaded_history_can_be_replayed_by_the_sdk(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["completed"] + "/history")
    texts = []
    await page.click("#history-download summary")
    for kind in ("For replay", "Readable"):
        async with page.expect_download() as download:
            await page.click(f"#history-download a:has-text('{kind}')")
        texts.append((await (await download.value).path()).read_text())
        assert (await download.value).suggested_filename.endswith(".json")
    history = WorkflowHistory.from_json("order-completed", texts[0])
    assert [event.event_id for event in history.events] == list(range(1, len(history.events) + 1))
    assert history.events[0].workflow_execution_started_event_attributes.input.payloads[0].data == b'{"amount":49.9,"id":"7015","lines":[{"count":2,"sku":"lamp"}]}'
    assert '"sku"' in texts[1] or '\\"sku\\"' in texts[1]


async def test_new_events_appear_as_they_happen(fresh, world):
    handle, path = await world.start(Mailbox.run, 1)
    page = fresh.page
    await fresh.open(path + "/history?view=all")
    await handle.signal(Mailbox.put, "<img src=x onerror=window.attacked=1>")
    await expect(page.locator("details.event", has_text="Workflow completed")).to_have_count(1)
    await expect(page.locator(".workflow-head .status")).to_have_text("Completed")
    assert not await fresh.intruders()


async def test_the_timeline_is_zoomed_opened_and_read_by_keyboard(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["completed"] + "/timeline")
    plot = page.locator(".timeline-plot")
    width = (await plot.bounding_box())["width"]
    await page.click("[data-zoom=in]")
    assert (await plot.bounding_box())["width"] > width * 1.5
    await page.click("[data-zoom=fit]")
    assert (await plot.bounding_box())["width"] <= width + 1
    await page.focus(".timeline-scroll")
    await page.keyboard.press("+")
    assert (await plot.bounding_box())["width"] > width * 1.2
    await page.keyboard.press("0")
    await page.focus("li.lane a >> nth=0")
    await page.keyboard.press("Enter")
    await expect(page.locator(".lane-details")).to_contain_text("7015")
    assert not await fresh.violations()
    await page.keyboard.press("Enter")
    await expect(page.locator(".lane-details")).to_have_count(0)


async def test_children_unfold_in_the_timeline_of_their_parent(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["family"] + "/timeline")
    child = page.locator("[data-lanes][aria-expanded=false]").first
    await child.click()
    await expect(page.locator(".child-item li.lane").first).to_be_visible()
    assert not await fresh.violations()
    await page.locator("[data-lanes][aria-expanded=true]").first.click()
    await expect(page.locator(".child-item")).to_have_count(0)
    await page.click("[data-command=family]")
    await expect(page.locator(".child-item")).to_have_count(3)


async def test_a_whole_family_is_drawn_on_one_timeline(fresh, plain, world):
    page = fresh.page
    await fresh.open(world.paths["family"] + "/relationships")
    await page.click("main a[href$='/relationships/timeline']")
    await page.wait_for_selector("[data-part=family] ol.lanes > li.lane")
    labels = await page.locator("[data-part=family] ol.lanes > li.lane .lane-label").all_inner_texts()
    for relative in ("family", "family/a", "family/b", "family/mailbox"):
        assert any(relative in label for label in labels), labels
    assert not await fresh.violations()
    before = await page.locator("[data-part=family] li.lane").count()
    await page.click("[data-command=family]")
    await expect(page.locator("[data-part=family] .child-item")).not_to_have_count(0)
    assert await page.locator("[data-part=family] li.lane").count() > before, "what each did is drawn below it"
    await page.focus("[data-part=family] .timeline-scroll")
    await page.keyboard.press("+")
    await page.keyboard.press("+")
    await page.wait_for_function("() => document.querySelector('[data-part=family] .timeline-plot').dataset.zoomLevel !== '0'")
    # Without scripts it is there to be read.
    await plain.open(world.paths["family"] + "/relationships/timeline")
    assert await plain.page.locator("[data-part=family] ol.lanes > li.lane").count() >= 4


async def test_relatives_are_drawn_as_a_tree_and_lead_to_each_other(fresh, world):
    page = fresh.page
    await fresh.open(world.paths["family"] + "/relationships")
    names = await page.locator(".family .node a").all_inner_texts()
    assert names[0] == "family" and sorted(names[1:]) == ["family/a", "family/b", "family/mailbox"]
    assert not await fresh.violations()
    await page.click(".family a:text-is('family/b')")
    assert await page.inner_text("h1") == "family/b"
    await page.click("#more-facts summary")
    await page.locator("#more-facts a:text-is('family')").first.click()
    assert await page.inner_text("h1") == "family"


async def test_runs_of_one_workflow_are_chained_and_compared(fresh, world):
    handle, path = await world.start(Generations.run, 2)
    await handle.result()
    page = fresh.page
    await fresh.open(path + "/relationships")
    assert await page.locator("[aria-label=Runs] tbody tr").count() == 3
    await page.locator("text=with this run").first.click()
    assert await page.locator("table.comparison tbody tr").count() > 2
    assert not await fresh.violations()
    await fresh.open(path + "/timeline")
    await page.click("text=The next run")
    await page.wait_for_url(lambda url: path not in url)
    await fresh.open(path + "/compare?run=11111111-1111-1111-1111-111111111111", status=404)
    assert "cannot be read" in await page.inner_text("[role=alert]")


async def test_a_timer_from_long_ago_that_goes_on_is_drawn_above_what_is_new(fresh, world):
    page = fresh.page
    with WorkflowService(world.server.port) as service:
        run = service.StartWorkflowExecution(start_request("long-ago")).run_id
        task = service.PollWorkflowTaskQueue(poll_workflow("long-ago"))
        timer = Command(command_type="COMMAND_TYPE_START_TIMER")
        timer.start_timer_command_attributes.timer_id = "from-long-ago"
        timer.start_timer_command_attributes.start_to_fire_timeout.FromSeconds(3600)
        service.RespondWorkflowTaskCompleted(
            rpc.RespondWorkflowTaskCompletedRequest(namespace="default", task_token=task.task_token, commands=[timer])
        )
        for number in range(40):
            service.SignalWorkflowExecution(
                rpc.SignalWorkflowExecutionRequest(
                    namespace="default", workflow_execution={"workflow_id": "long-ago"}, signal_name=f"signal-{number}"
                )
            )
    await fresh.open(f"/namespaces/default/workflows/long-ago/{run}/timeline?lanes=3")
    labels = await page.locator("ol.lanes > li.lane .lane-label").all_inner_texts()
    assert len(labels) == 4 and "from-long-ago" in labels[0] and "signal-39" in labels[3], labels
    assert "what began before them and goes on" in await page.inner_text(".notice")
