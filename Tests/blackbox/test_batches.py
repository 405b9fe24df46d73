"""The original's command line starts batch jobs by a query, lists, describes and stops them."""

import asyncio
import json

import pytest
from harness.workers import until, worker
from temporalio.client import WorkflowExecutionStatus
from test_workflows import Basket

COUNT = 12


@pytest.fixture
def command_json(cli):
    async def run(*arguments: str):
        done = await asyncio.to_thread(cli.run, *arguments, "--output", "json")
        assert done.returncode == 0, f"{arguments}: {done.stderr}{done.stdout}"
        return json.JSONDecoder().raw_decode(done.stdout)[0]

    return run


@pytest.fixture
def ended(command_json):
    """Waits until a job has ended, and returns its description."""

    async def wait(started: dict):
        found = {}

        async def has_ended() -> bool:
            found.update(await command_json("batch", "describe", "--job-id", started["batchJobId"]))
            return found["state"] != "BATCH_OPERATION_STATE_RUNNING"

        await until(has_ended)
        return found

    return wait


async def baskets(client, name: str) -> list:
    return [await client.start_workflow(Basket.run, id=f"{name}-{n}", task_queue=name) for n in range(COUNT)]


async def test_workflows_are_terminated_by_a_query(client, command_json, ended, name):
    handles = await baskets(client, name)
    job = await command_json("workflow", "terminate", "--query", f"TaskQueue = '{name}'", "--reason", "because", "--yes")
    done = await ended(job)
    assert done["operationType"] == "BATCH_OPERATION_TYPE_TERMINATE_WORKFLOW"
    for handle in handles:
        assert (await handle.describe()).status == WorkflowExecutionStatus.TERMINATED
    listed = await command_json("batch", "list")
    assert job["batchJobId"] in [one["jobId"] for one in listed]


async def test_workflows_are_signalled_and_cancelled_by_a_query(client, command_json, ended, name):
    async with worker(client, name, [Basket]):
        handles = await baskets(client, name)
        query = f"TaskQueue = '{name}'"
        await ended(
            await command_json("workflow", "signal", "--query", query, "--name", "add", "--input", '"x"', "--reason", "r", "--yes")
        )
        for handle in handles:
            assert await handle.query(Basket.count) == 1
        await ended(await command_json("workflow", "cancel", "--query", query, "--reason", "r", "--yes"))
        for handle in handles:
            await until(lambda handle=handle: closed(handle))


async def closed(handle) -> bool:
    return (await handle.describe()).status != WorkflowExecutionStatus.RUNNING


async def test_workflows_are_reset_to_a_build(client, command_json, ended, name):
    async with worker(client, name, [Basket], build_id="build-1"):
        (handle, *_) = await baskets(client, name)
        await until(lambda: counted(handle))
    job = await command_json(
        "workflow", "reset", "--query", f"TaskQueue = '{name}'", "--type", "BuildId", "--build-id", "build-1", "--reason", "r", "--yes"
    )
    await ended(job)
    fresh = await client.get_workflow_handle(handle.id).describe()
    assert fresh.run_id != handle.result_run_id and fresh.status == WorkflowExecutionStatus.RUNNING


async def counted(handle) -> bool:
    return await handle.query(Basket.count) == 0


async def test_a_slow_job_is_stopped(client, command_json, cli, ended, name):
    handles = await baskets(client, name)
    job = await command_json(
        "workflow", "terminate", "--query", f"TaskQueue = '{name}'", "--reason", "slowly", "--rps", "2", "--yes"
    )
    stopped = await asyncio.to_thread(cli.run, "batch", "terminate", "--job-id", job["batchJobId"], "--reason", "enough")
    assert stopped.returncode == 0, stopped.stderr
    assert (await ended(job))["state"] == "BATCH_OPERATION_STATE_FAILED"
    left = [handle for handle in handles if not await closed(handle)]
    assert left
