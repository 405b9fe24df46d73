"""What our own server does not have yet, on the original: Nexus, and deployments of workers in versions. Every page and every action, by hand."""

import re
import uuid

import pytest
import pytest_asyncio
from corpus import EVIL
from harness.workers import until
from original import BREAKS_AFTER, DEPLOYED, DEPLOYMENT, QUEUE, Original, Pinned, original, states, version
from playwright.async_api import expect
from reader import NARROW, WIDE, Reader, tab
from temporalio.api.enums.v1 import NexusOperationExecutionStatus as Status
from temporalio.api.enums.v1 import PendingNexusOperationState as State
from temporalio.api.enums.v1 import TaskQueueType, WorkerDeploymentVersionStatus
from temporalio.api.worker.v1 import WorkerHeartbeat
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from world import path

NAMESPACE = "/namespaces/default"
SHOP = f"{NAMESPACE}/worker-deployments/{DEPLOYMENT}"


@pytest_asyncio.fixture(scope="module")
async def there(binary):
    async with original(binary) as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def tab_there(browser, there) -> Reader:
    one = await tab(browser, there.url)
    yield one
    await one.page.context.close()


@pytest_asyncio.fixture
async def fresh(tab_there):
    """The tab as one of a reader who was never here."""
    await tab_there.forget()
    yield tab_there
    assert not tab_there.errors, tab_there.errors


@pytest.fixture
def name() -> str:
    return f"n-{uuid.uuid4().hex[:8]}"


async def right(reader: Reader) -> None:
    """The page is for everybody, inert, and so it is in the dark and in a narrow window."""
    assert not await reader.intruders()
    assert not await reader.violations()
    await reader.theme("dark")
    await reader.page.set_viewport_size(NARROW)
    assert await reader.overflow() <= 0, "the page is wider than a narrow window"
    assert not await reader.violations("color-contrast", "target-size", "scrollable-region-focusable")
    await reader.page.set_viewport_size(WIDE)


async def click_in_menu(reader: Reader, menu: str, button: str) -> str:
    """Opens a menu of actions and presses the button in it; answers what the page then says."""
    await reader.page.click(f".actions summary:text-is('{menu}')")
    await reader.page.click(f".menu[open] button:has-text('{button}')")
    return await reader.flash()


# Nexus operations of workflows


async def test_pending_operations_of_a_workflow_say_how_they_stand(fresh, there: Original):
    page = fresh.page
    failed = [State.PENDING_NEXUS_OPERATION_STATE_BACKING_OFF] * BREAKS_AFTER

    async def in_state(*wanted: int) -> bool:
        return sorted(await states(there.buyer)) == sorted(wanted)

    await until(lambda: in_state(State.PENDING_NEXUS_OPERATION_STATE_STARTED, *failed))
    await there.buyer.signal("again")
    await until(lambda: in_state(State.PENDING_NEXUS_OPERATION_STATE_STARTED, State.PENDING_NEXUS_OPERATION_STATE_BLOCKED, *failed))
    run = path("buyer", there.buyer.first_execution_run_id)
    await fresh.open(run + "/pending-activities")
    assert f"Pending activities {BREAKS_AFTER + 2}" == " ".join((await page.inner_text(".tabs [aria-current]")).split())
    holding = await page.inner_text("article[aria-label='Nexus operation Payments.hold']")
    assert "Running" in holding and "Operation token" in holding and "Scheduled by event" in holding
    refused = page.locator("article[aria-label='Nexus operation Payments.refuse']")
    texts = await refused.all_inner_texts()
    retrying = next(text for text in texts if "Retrying" in text)
    assert "the bank is closed" in retrying and "Next attempt" in retrying and "1 h" in retrying
    assert re.search(r"in \d+ min", retrying)
    blocked = next(text for text in texts if "Blocked" in text)
    assert "The circuit breaker is open." in blocked
    await right(fresh)
    await fresh.open(run + "/stuck")
    text = await page.inner_text("main")
    assert "is blocked: The circuit breaker is open." in text and "the bank is closed" in text
    await fresh.open(run + "/timeline")
    assert await page.locator("text=Payments.hold").count() >= 1
    assert not await fresh.violations()


async def test_an_operation_that_is_asked_to_cancel_says_so(fresh, there: Original):
    await there.buyer.cancel()

    async def is_asked() -> bool:
        pending = (await there.buyer.describe()).raw_description.pending_nexus_operations
        return any(one.HasField("cancellation_info") for one in pending)

    await until(is_asked)
    await fresh.open(path("buyer", there.buyer.first_execution_run_id) + "/pending-activities")
    assert "Cancellation requested" in await fresh.page.inner_text("article[aria-label='Nexus operation Payments.hold']")
    assert not await fresh.violations()


# Nexus endpoints


async def test_an_endpoint_is_made_changed_and_deleted(fresh, there: Original, name):
    page = fresh.page
    await fresh.open("/nexus")
    assert {"bank", "broken"} <= set(await page.locator("td.name").all_inner_texts())
    await right(fresh)
    await page.click("text=Make an endpoint")
    await right(fresh)
    text = f"Takes **money**\n\n- {EVIL[1]}"
    await fresh.fill({"name": name, "description": text, "task-queue": QUEUE})
    await page.click("button:has-text('Make it')")
    assert "is there now" in await fresh.flash()
    made = there.endpoints()[name]
    assert made.spec.target.worker.task_queue == QUEUE and made.spec.target.worker.namespace == "default"
    assert EVIL[1] in await page.inner_text("main")
    await right(fresh)
    await page.click("text=Change")
    assert (await page.input_value("[name=description]")).split() == text.split()
    await page.check("[value=external]")
    await page.fill("[name=url]", "http://127.0.0.1:9/nexus")
    await page.click("button:has-text('Save')")
    assert "http://127.0.0.1:9/nexus" in await page.inner_text("main")
    assert there.endpoints()[name].spec.target.external.url == "http://127.0.0.1:9/nexus"
    await page.click("summary:has-text('Delete')")
    await page.click("button.danger")
    assert "is deleted" in await fresh.flash() and name not in there.endpoints()


async def test_an_endpoint_that_the_server_refuses_says_why(fresh, there: Original):
    await fresh.open("/nexus/create")
    await fresh.fill({"name": "bank", "task-queue": QUEUE})
    await fresh.page.click("button:has-text('Make it')")
    fresh.forgive(409)
    assert "bank" in await fresh.page.inner_text("[role=alert]")
    assert await fresh.page.input_value("[name=task-queue]") == QUEUE
    assert not await fresh.violations()


# Nexus operations of their own


async def start(reader: Reader, name: str, operation: str, entered: str, **more: str) -> None:
    await reader.open(f"{NAMESPACE}/nexus-operations/start")
    endpoint = "broken" if operation == "refuse" else "bank"
    await reader.fill({"operation-id": name, "endpoint": endpoint, "service": "Payments", "operation": operation, "input": entered, **more})
    await reader.page.click("button:has-text('Start')")
    assert await reader.flash() == "Started."
    assert await reader.page.inner_text("h1") == name


async def test_an_operation_is_started_and_seen_to_end(fresh, there: Original, name):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/nexus-operations")
    await page.click("text=Start an operation")
    assert "bank" in [await one.get_attribute("value") for one in await page.locator("datalist option").all()]
    await page.click("summary:has-text('Summary')")
    await right(fresh)
    await start(fresh, name, "charge", "4711", **{"schedule-to-close": "1m"})
    await expect(page.locator(".heading .status.completed")).to_be_visible()
    assert "4711" in await page.inner_text("section:has(h2:text-is('Result'))")
    assert there.operation(name).info.status == Status.NEXUS_OPERATION_EXECUTION_STATUS_COMPLETED
    assert await page.locator("summary:has-text('Terminate')").count() == 0
    await right(fresh)


async def test_an_operation_is_cancelled(fresh, there: Original, name):
    page = fresh.page
    await start(fresh, name, "hold", '"later"')
    await page.wait_for_selector("dt:text-is('Operation token')")
    await page.click(".actions summary:text-is('Request cancel')")
    await page.fill("#do-cancel [name=reason]", EVIL[0])
    await page.click("#do-cancel button")
    assert await fresh.flash() == "Asked to cancel."
    await expect(page.locator(".heading .status.canceled")).to_be_visible()
    assert EVIL[0] in await page.inner_text("section:has(h2:text-is('Cancellation'))")
    assert there.operation(name).info.cancellation_info.reason == EVIL[0]
    await right(fresh)


async def test_an_operation_that_fails_is_terminated_and_deleted(fresh, there: Original, name):
    page = fresh.page
    await start(fresh, name, "refuse", "1")
    await page.wait_for_selector("text=Scheduled")
    await right(fresh)
    assert await click_in_menu(fresh, "Terminate", "Terminate") == "Terminated."
    assert "Terminated" in await page.inner_text(".heading .status")
    assert there.operation(name).info.status == Status.NEXUS_OPERATION_EXECUTION_STATUS_TERMINATED
    assert await click_in_menu(fresh, "Delete", "Delete this operation") == "Deleted."
    assert await page.inner_text("h1") == "Nexus operations"
    await fresh.open(f"{NAMESPACE}/nexus-operations/{name}", status=404)


async def test_operations_are_listed_by_status_and_by_query(fresh, there: Original, name):
    page = fresh.page
    await start(fresh, name, "charge", "1")

    async def listed() -> bool:
        await fresh.open(f"{NAMESPACE}/nexus-operations?query=Operation%20%3D%20'charge'")
        return await page.locator(f"td a:text-is('{name}')").count() == 1

    await until(listed)
    await right(fresh)
    await fresh.open(f"{NAMESPACE}/nexus-operations")
    await page.click(".counts a:has-text('Completed')")
    assert await page.input_value("#query") == 'ExecutionStatus = "Completed"'
    assert await page.locator(f"td a:text-is('{name}')").count() == 1
    await fresh.open(f"{NAMESPACE}/nexus-operations?query=nonsense", status=400)
    assert "invalid query" in await page.inner_text("[role=alert]")
    assert not await fresh.violations()


async def test_a_start_that_is_refused_keeps_what_was_entered(fresh, there: Original):
    page = fresh.page
    await fresh.open(f"{NAMESPACE}/nexus-operations/start")
    await fresh.fill({"operation-id": "x", "endpoint": "nobody", "service": "s", "operation": "o", "schedule-to-close": "soon"})
    await page.click("button:has-text('Start')")
    fresh.forgive(400)
    assert await page.locator("[aria-invalid=true]").count() == 1
    await page.fill("[name=schedule-to-close]", "1m")
    await page.click("button:has-text('Start')")
    assert "nobody" in await page.inner_text("[role=alert]")
    assert await page.input_value("[name=operation-id]") == "x"
    assert not await fresh.violations()


# Deployments


@pytest_asyncio.fixture(scope="module")
async def shop(there: Original) -> Original:
    """The server once it knows both versions."""

    async def is_known() -> bool:
        answer = there.service.ListWorkerDeployments(rpc.ListWorkerDeploymentsRequest(namespace="default"))
        return len(answer.worker_deployments) == 1 and len(there.deployment().version_summaries) == 2

    await until(is_known)
    return there


def status(there: Original, build: str) -> str:
    return WorkerDeploymentVersionStatus.Name(there.version(build).status).removeprefix("WORKER_DEPLOYMENT_VERSION_STATUS_").title()


async def choose(reader: Reader, menu: str, build: str, **more: str) -> str:
    form = f".menu:has(summary:text-is('{menu}'))"
    await reader.open(SHOP)
    await reader.page.click(f"{form} summary")
    await reader.page.select_option(f"{form} [name=build]", build)
    for field, value in more.items():
        await reader.page.fill(f"{form} [name={field}]", value)
    await reader.page.click(f"{form} button")
    return await reader.flash()


def row(reader: Reader, build: str):
    return reader.page.locator("tr", has=reader.page.locator(f"td a:text-is('{build}')"))


async def test_a_deployment_is_listed_and_steered(fresh, shop: Original):
    """Current version, a ramp to another one and one to workers without a version, its end, and what is drained then."""
    page = fresh.page
    assert await choose(fresh, "Set current version", "1.0") == "Current version set."
    assert "Current" in await row(fresh, "1.0").inner_text()
    assert shop.deployment().routing_config.current_deployment_version.build_id == "1.0"
    assert await choose(fresh, "Set ramp", "2.0", percentage="25") == "Ramp set."
    assert "Ramping" in await row(fresh, "2.0").inner_text() and "25 %" in await row(fresh, "2.0").inner_text()
    routing = shop.deployment().routing_config
    assert routing.ramping_deployment_version.build_id == "2.0" and routing.ramping_version_percentage == 25
    await right(fresh)
    await fresh.open(f"{NAMESPACE}/worker-deployments")
    text = await page.inner_text("main")
    assert "1.0" in text and "2.0, 25 %" in text
    await right(fresh)
    assert await choose(fresh, "Set ramp", "", percentage="5") == "Ramp set."
    assert "Unversioned workers, 5 %" in await page.inner_text("dl.facts")
    routing = shop.deployment().routing_config
    assert not routing.HasField("ramping_deployment_version") and routing.ramping_version_percentage == 5
    assert await click_in_menu(fresh, "End ramp", "End the ramp") == "Ramp ended."
    assert shop.deployment().routing_config.ramping_version_percentage == 0
    assert await page.locator("summary:text-is('End ramp')").count() == 0


async def test_a_version_drains_while_workflows_run_on_it(fresh, shop: Original):
    await choose(fresh, "Set current version", "1.0")
    pinned = await shop.client.start_workflow(Pinned.run, id="pinned", task_queue=DEPLOYED)

    async def is_pinned() -> bool:
        info = (await pinned.describe()).raw_description.workflow_execution_info
        return info.versioning_info.deployment_version.build_id == "1.0"

    async def shows(text: str) -> bool:
        await fresh.open(SHOP)
        return text in await row(fresh, "1.0").inner_text()

    await until(is_pinned)
    await choose(fresh, "Set current version", "2.0")
    assert status(shop, "2.0") == "Current"
    await until(lambda: shows("Workflows still run on it"))
    assert await shows("Draining") and status(shop, "1.0") == "Draining"
    await row(fresh, "1.0").locator("a").click()
    await fresh.page.click("text=Those that it runs or ran")
    await expect(fresh.page.locator("td a:text-is('pinned')")).to_be_visible()
    await pinned.terminate()
    await until(lambda: shows("No workflow runs on it"))
    assert status(shop, "1.0") == "Drained"


async def test_a_change_from_an_old_page_is_refused(fresh, shop: Original):
    await fresh.open(SHOP)
    shop.service.SetWorkerDeploymentRampingVersion(
        rpc.SetWorkerDeploymentRampingVersionRequest(namespace="default", deployment_name=DEPLOYMENT, percentage=1, allow_no_pollers=True)
    )
    form = ".menu:has(summary:text-is('Set ramp'))"
    await fresh.page.click(f"{form} summary")
    await fresh.page.fill(f"{form} [name=percentage]", "50")
    await fresh.page.click(f"{form} button")
    assert await fresh.page.locator(".flash.failure").count() == 1
    assert shop.deployment().routing_config.ramping_version_percentage == 1


async def test_metadata_of_a_version_are_added_changed_and_removed(fresh, shop: Original):
    page = fresh.page
    await fresh.open(SHOP)
    await row(fresh, "2.0").locator("a").click()
    assert await page.inner_text("h1") == "2.0"
    assert DEPLOYED in await page.inner_text("[aria-label='Task queues']")
    await page.click("summary:has-text('Add an entry')")
    await page.fill("#f-key", "commit")
    await page.fill("#f-value", "{")
    await page.click("text=Save the entry")
    fresh.forgive(400)
    assert await page.locator("[aria-invalid=true]").count() == 1 and await page.input_value("#f-key") == "commit"
    for value in ('"c0ffee"', '{"by": "<b>Ada</b>"}'):
        if not await page.locator("#f-value").is_visible():
            await page.click("summary:has-text('Add an entry')")
        await page.fill("#f-key", "commit")
        await page.fill("#f-value", value)
        await page.click("text=Save the entry")
        assert await fresh.flash() == "Entry commit is saved."
        assert shop.version("2.0").metadata.entries["commit"].data == value.encode()
    assert "<b>Ada</b>" in await page.inner_text("[aria-label='Metadata']")
    await right(fresh)
    await page.click("button:has-text('Remove')")
    assert await fresh.flash() == "Entry commit is removed."
    assert not shop.version("2.0").metadata.entries


async def test_what_starts_workers_of_a_version_is_shown_changed_and_removed(fresh, shop: Original):
    page = fresh.page
    request = rpc.CreateWorkerDeploymentVersionRequest(namespace="default", deployment_version=version("3.0"), request_id="r")
    shop.service.CreateWorkerDeploymentVersion(request)
    await fresh.open(f"{SHOP}/versions/3.0")
    assert "No worker of this version" in await page.inner_text("main")

    async def save(provider: str, region: str = "there") -> None:
        if not await page.locator("#f-group").is_visible():
            await page.click("summary:has-text('Add a scaling group')")
        await page.fill("#f-group", "main")
        await fresh.fill({"provider": provider, "provider-details": f'{{"region": "{region}"}}', "scaler": "no-sync"})
        await page.check("[name=activity]")
        await page.click("text=Save the scaling group")

    await save("nobody")
    fresh.forgive(400)
    assert "nobody" in await page.inner_text("[role=alert]") and await page.input_value("[name=scaler]") == "no-sync"
    await save("test-invoke")
    assert await fresh.flash() == "Scaling group main is saved."
    group = shop.version("3.0").compute_config.scaling_groups["main"]
    assert group.provider.type == "test-invoke" and list(group.task_queue_types) == [TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY]
    await save("test-invoke", "<i>here</i>")
    assert shop.version("3.0").compute_config.scaling_groups["main"].provider.details.data == b'{"region": "<i>here</i>"}'
    text = await page.inner_text("section[aria-label='Scaling group main']")
    assert "test-invoke" in text and "no-sync" in text and "<i>here</i>" in text and "Activities" in text
    await right(fresh)
    await page.click("button:has-text('Remove')")
    assert await fresh.flash() == "Scaling group main is removed."
    assert not shop.version("3.0").compute_config.scaling_groups
    await delete_version(fresh, "3.0")
    assert "3.0" not in [one.deployment_version.build_id for one in shop.deployment().version_summaries]


async def delete_version(reader: Reader, build: str) -> None:
    await reader.open(SHOP)
    await row(reader, build).locator("summary").click()
    await row(reader, build).locator("[name=skip-drainage]").check()
    await row(reader, build).locator("button.danger").click()
    assert await reader.flash() == "Version deleted."


async def test_a_deployment_is_deleted_once_it_has_no_versions(fresh, shop: Original):
    page = fresh.page
    shop.service.CreateWorkerDeployment(rpc.CreateWorkerDeploymentRequest(namespace="default", deployment_name="empty", request_id="r"))
    await fresh.open(SHOP)
    await click_in_menu(fresh, "Delete", "Delete this deployment")
    assert await page.locator(".flash.failure").count() == 1
    await fresh.open(f"{NAMESPACE}/worker-deployments/empty")
    assert await click_in_menu(fresh, "Delete", "Delete this deployment") == "Deleted."
    assert await page.inner_text("h1") == "Deployments"
    await fresh.open(f"{NAMESPACE}/worker-deployments/empty", status=404)


# Task queues and workers


async def test_the_queue_of_a_deployment_names_its_versions_and_workers(fresh, shop: Original):
    page = fresh.page
    await choose(fresh, "Set current version", "2.0")
    await fresh.open(f"{NAMESPACE}/task-queues/{DEPLOYED}")
    assert f"{DEPLOYMENT} : 2.0" in await page.inner_text("main")
    assert await page.locator("[aria-label=Pollers] tbody tr").count() >= 1
    await right(fresh)
    beat = WorkerHeartbeat(worker_instance_key="one", worker_identity="4@host", task_queue=DEPLOYED, status=1, deployment_version=version("2.0"))
    shop.service.RecordWorkerHeartbeat(rpc.RecordWorkerHeartbeatRequest(namespace="default", worker_heartbeat=[beat]))
    await fresh.open(f"{NAMESPACE}/workers?query=TaskQueue%20%3D%20'{DEPLOYED}'")
    assert f"{DEPLOYMENT} : 2.0" in await page.locator("tr", has_text="4@host").inner_text()
    await page.click("a:text-is('4@host')")
    assert f"{DEPLOYMENT} : 2.0" in await page.inner_text("dl.facts")
    await right(fresh)
