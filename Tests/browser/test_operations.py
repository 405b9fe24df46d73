"""Schedules, batch jobs, task queues, workers, deployments and activities of their own: every page and every action, by hand."""

import uuid

import pytest
from harness.raw import WorkflowService
from playwright.async_api import expect
from temporalio.api.batch.v1 import message_pb2 as batch
from temporalio.api.worker.v1 import WorkerHeartbeat, WorkerSlotsInfo
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from world import QUEUE, Mailbox

NAMESPACE = "/namespaces/default"


@pytest.fixture
def name() -> str:
    return f"s-{uuid.uuid4().hex[:8]}"


async def fill_schedule(page, name: str) -> None:
    await page.fill("[name=schedule-id]", name)
    await page.fill("[name=calendars]", "0 9 * * 1-5")
    await page.fill("[name=workflow-id]", f"run-of-{name}")
    await page.fill("[name=workflow-type]", "Generations")
    await page.fill("[name=task-queue]", QUEUE)
    await page.fill("[name=input]", "0")


async def test_a_schedule_is_created_with_a_preview_before_it_is_saved(fresh, name):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/schedules")
    await page.click("text=New schedule")
    await fill_schedule(page, name)
    await page.wait_for_selector("#preview >> text=At 09:00 on Monday to Friday")
    assert await page.locator("#preview .times li").count() == 10
    assert not await fresh.violations()
    await page.click("button:has-text('Create schedule')")
    assert await page.inner_text("h1") == name
    assert "At 09:00 on Monday to Friday" in await page.inner_text("main")
    assert await page.locator(".calendar-strip .run").count() > 20
    assert not await fresh.violations()


async def test_a_schedule_is_edited_and_keeps_what_it_had(fresh, world, name):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/schedules/create")
    await fill_schedule(page, name)
    await page.click("button:has-text('Create schedule')")
    await page.click("text=Edit")
    assert "0 9 * * 1-5" in await page.input_value("[name=calendars]")
    await page.fill("[name=intervals]", "6h/15m")
    await page.fill("[name=timezone]", "Europe/Berlin")
    await page.select_option("[name=overlap]", "buffer-one")
    await page.click("button:has-text('Save')")
    assert "Saved." in await page.inner_text(".flash")
    described = await world.client.get_schedule_handle(name).describe()
    spec = described.raw_description.schedule.spec
    assert [(one.interval.seconds, one.phase.seconds) for one in spec.interval] == [(21600, 900)]
    assert len(spec.structured_calendar) == 1 and spec.timezone_name == "Europe/Berlin"
    assert described.raw_description.schedule.action.start_workflow.input.payloads[0].data == b"0"


async def test_a_schedule_is_triggered_backfilled_paused_unpaused_and_deleted(fresh, world, name):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/schedules/create")
    await fill_schedule(page, name)
    await page.click("button:has-text('Create schedule')")
    await page.click("summary:has-text('Trigger')")
    await page.click("button:has-text('Trigger now')")
    assert "Triggered." in await page.inner_text(".flash")
    await page.wait_for_selector(f"[data-part=recent] a:has-text('run-of-{name}')")
    await page.click("summary:has-text('Backfill')")
    await page.fill("[name=from]", "2026-01-05T00:00")
    await page.fill("[name=until]", "2026-01-07T00:00")
    await page.locator("form[action$=backfill] select").select_option("allow-all")
    await page.click("button:has-text('Make up for this range')")
    await page.wait_for_selector(f"[data-part=recent] a:has-text('run-of-{name}-2026-01-06')")
    await page.click("summary:has-text('Pause')")
    await page.fill("form[action$='/pause'] [name=note]", "<b>for the holidays</b>")
    await page.click("form[action$='/pause'] button")
    assert "<b>for the holidays</b>" in await page.inner_text("[data-part=head]")
    await page.click("summary:has-text('Unpause')")
    await page.click("form[action$='/unpause'] button")
    assert not (await world.client.get_schedule_handle(name).describe()).schedule.state.paused
    await page.click("summary:has-text('Delete')")
    await page.click("button:has-text('Delete this schedule')")
    assert await page.inner_text("h1") == "Schedules"


async def test_a_form_that_cannot_be_used_says_why_beside_the_field(fresh):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/schedules/create")
    await fill_schedule(page, "never")
    await page.fill("[name=calendars]", "61 * * * *")
    await page.fill("[name=input]", "{")
    await page.click("button:has-text('Create schedule')")
    assert await page.locator("[aria-invalid=true]").count() == 2
    assert await page.input_value("[name=calendars]") == "61 * * * *"
    assert not await fresh.violations()
    fresh.forgive(400)


async def test_a_batch_job_is_seen(fresh, world, name):
    with WorkflowService(world.server.port) as service:
        service.StartBatchOperation(
            rpc.StartBatchOperationRequest(
                namespace="default", job_id=name, reason="<i>tidy</i>", visibility_query=f"WorkflowId = '{name}'",
                termination_operation=batch.BatchOperationTermination(),
            )
        )
    await fresh.open(f"{NAMESPACE}/batch-operations")
    await fresh.page.click(f"a:has-text('{name}')")
    text = await fresh.page.inner_text("main")
    assert "Terminate workflows" in text and "<i>tidy</i>" in text and f"WorkflowId = '{name}'" in text
    assert not await fresh.violations()


async def test_a_batch_job_that_runs_is_stopped(fresh, world, name):
    for number in range(3):
        await world.start(Mailbox.run, id=f"{name}-{number}")
    with WorkflowService(world.server.port) as service:
        service.StartBatchOperation(
            rpc.StartBatchOperationRequest(
                namespace="default", job_id=name, reason="too soon", visibility_query=f"WorkflowId STARTS_WITH '{name}'",
                max_operations_per_second=0.1, termination_operation=batch.BatchOperationTermination(),
            )
        )
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/batch-operations/{name}")
    assert await page.inner_text(".heading .status") == "Running"
    await page.fill("[name=reason]", "<b>wait</b>")
    await page.click("text=Stop this job")
    assert await fresh.flash() == "Stopped."
    await expect(page.locator(".heading .status")).not_to_have_text("Running")
    assert await page.locator("text=Stop this job").count() == 0
    left = [(await world.client.get_workflow_handle(f"{name}-{number}").describe()).close_time for number in range(3)]
    assert None in left


async def test_a_task_queue_shows_its_pollers_and_takes_limits(fresh):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/task-queues")
    assert not await fresh.violations()
    await page.fill("[name=queue]", QUEUE)
    await page.click("button:has-text('Show')")
    assert await page.inner_text("h1") == QUEUE
    assert await page.locator("[aria-label=Pollers] tbody tr").count() >= 1
    activities = page.locator("section.card:has(h3:text-is('Activities'))")
    await activities.locator("summary").click()
    await activities.locator("[name=rate]").fill("500")
    await activities.locator("[name=reason]").fill("the bank is slow")
    await activities.locator("button").click()
    text = await page.inner_text("main")
    assert "500 (the bank is slow" in text
    await activities.locator("summary").click()
    await activities.locator("[name=rate]").fill("")
    await activities.locator("button").click()
    assert "500 (" not in await page.inner_text("main")
    assert not await fresh.violations()


async def test_workers_are_listed_and_one_is_shown(fresh, world):
    page = fresh.page
    beat = WorkerHeartbeat(
        worker_instance_key="one", worker_identity="4@host", task_queue=QUEUE, sdk_name="temporal-python", sdk_version="1.0", status=1,
        workflow_task_slots_info=WorkerSlotsInfo(current_used_slots=3, current_available_slots=97, slot_supplier_kind="Fixed"),
    )
    with WorkflowService(world.server.port) as service:
        service.RecordWorkerHeartbeat(rpc.RecordWorkerHeartbeatRequest(namespace="default", worker_heartbeat=[beat]))
    await fresh.open(f"{NAMESPACE}/workers")
    await page.locator("table a").first.click()
    text = await page.inner_text("main")
    assert "Slots" in text and "Workflow tasks" in text and "temporal-python" in text
    assert not await fresh.violations()


async def test_a_filter_of_workers_that_is_wrong_is_shown_with_the_reason(fresh):
    await fresh.open(f"{NAMESPACE}/workers?query=Nonsense", status=400)
    assert await fresh.page.locator("[role=alert]").count() == 1
    assert await fresh.page.input_value("[name=query]") == "Nonsense"


async def test_deployments_are_a_page_whether_the_server_has_them_or_not(fresh):
    await fresh.open(f"{NAMESPACE}/worker-deployments")
    assert await fresh.page.locator(".nothing, table").count() == 1
    assert not await fresh.violations()


async def test_an_activity_is_started_held_back_changed_and_terminated(fresh, name):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/activities")
    await page.click("text=Start an activity")
    await page.fill("[name=activity-id]", name)
    await page.fill("[name=activity-type]", "step")
    await page.fill("[name=task-queue]", "nobody")
    await page.fill("#f-input-1", "7")
    assert await page.locator("#f-input-2").count() == 1
    await page.fill("[name=start-to-close]", "1m")
    assert not await fresh.violations()
    await page.click("button:has-text('Start')")
    assert await page.inner_text("h1") == name
    assert "Waits for a worker" in await page.inner_text("main")
    await page.click("summary:has-text('Pause')")
    await page.click("form[action$='/pause'] button")
    await page.wait_for_selector(".status.paused")
    await page.click("summary:has-text('Unpause')")
    await page.click("form[action$='/unpause'] button")
    await page.wait_for_selector(".heading .status.running")
    await page.click("summary:has-text('Options')")
    await page.fill("form[action$='/options'] [name=start-to-close]", "2m")
    await page.click("button:has-text('Change options')")
    assert "2 min" in await page.inner_text("main")
    await page.click("summary:has-text('Reset')")
    await page.click("form[action$='/reset'] button")
    assert "Reset to its first attempt." in await page.inner_text(".flash")
    await page.click("summary:has-text('Request cancel')")
    await page.click("form[action$='/cancel'] button")
    await page.wait_for_selector(".heading .status:not(.running)")
    assert not await fresh.violations()


async def test_an_activity_that_ends_is_seen_to_end_without_loading_the_page(fresh, world, name):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/activities/start")
    for field, value in [("activity-id", name), ("activity-type", "step"), ("task-queue", QUEUE), ("start-to-close", "1m")]:
        await page.fill(f"[name={field}]", value)
    await page.fill("#f-input-1", "41")
    await page.fill("[name=start-delay]", "1s")
    await page.click("button:has-text('Start')")
    await page.wait_for_selector(".heading .status.completed")
    assert "41" in await page.inner_text("section:has(h2:text-is('Result'))")
    await page.click("summary:has-text('Delete')")
    await page.click("button:has-text('Delete this activity')")
    assert await page.inner_text("h1") == "Activities"


async def test_the_forms_of_actions_fit_a_narrow_window(fresh, world):
    await fresh.page.set_viewport_size({"width": 360, "height": 740})
    for place in [world.paths["schedule"], f"{NAMESPACE}/activities/standalone-step", f"{NAMESPACE}/schedules/create"]:
        await fresh.open(place)
        for menu in await fresh.page.locator(".actions .menu").all():
            await menu.locator("summary").click()
            box = await menu.locator(".panel").bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 360
            await menu.locator("summary").click()
        wider = await fresh.page.evaluate("(main => main.scrollWidth - main.clientWidth)(document.querySelector('main'))")
        assert wider <= 0, place
