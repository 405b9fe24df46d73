"""Workflows that recur, begin eagerly, are paused, or are asked for twice, through the official SDK and command line."""

import asyncio
from datetime import timedelta

import pytest
from harness.workers import event_types, events, until, worker
from temporalio import activity, workflow
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import DescribeWorkflowExecutionRequest
from temporalio.client import WorkflowExecutionStatus, WorkflowFailureError, WorkflowQueryRejectedError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError
from test_workflows import Basket


@workflow.defn
class Counts:
    """Adds one to what the run before handed on; every third run fails."""

    @workflow.run
    async def run(self) -> int:
        last = workflow.get_last_completion_result(type_hint=int) or 0
        if last == 2 and workflow.get_last_failure() is None:
            raise ApplicationError("the third run", non_retryable=True)
        return last + 1


async def chain(client, name: str) -> list:
    """Describes the runs so far, from the first on."""
    runs, run_id = [], (await client.get_workflow_handle(name).describe()).raw_description.workflow_execution_info.first_run_id
    while run_id:
        handle = client.get_workflow_handle(name, run_id=run_id)
        runs.append(await handle.describe())
        last = (await events(handle))[-1]
        attributes = getattr(last, last.WhichOneof("attributes"))
        run_id = getattr(attributes, "new_execution_run_id", "")
    return runs


async def test_a_cron_workflow_hands_results_and_failures_on_until_it_is_terminated(client, name):
    async with worker(client, name, [Counts]):
        handle = await client.start_workflow(Counts.run, id=name, task_queue=name, cron_schedule="@every 1s")
        await until(lambda: enough_runs(client, name, 5))
        await client.get_workflow_handle(name).terminate()
    runs = await chain(client, name)
    completed, failed = WorkflowExecutionStatus.COMPLETED, WorkflowExecutionStatus.FAILED
    assert [run.status for run in runs[:4]] == [completed, completed, failed, completed]
    assert runs[-1].status == WorkflowExecutionStatus.TERMINATED
    assert [await result(client, run) for run in (runs[0], runs[1], runs[3])] == [b"1", b"2", b"3"]
    with pytest.raises(WorkflowFailureError):
        await handle.result()


async def result(client, run) -> bytes:
    """What a completed run closed with; the SDK would follow it to the next one."""
    last = (await events(client.get_workflow_handle(run.id, run_id=run.run_id)))[-1]
    return last.workflow_execution_completed_event_attributes.result.payloads[0].data


async def enough_runs(client, name, count: int) -> bool:
    return len(await chain(client, name)) >= count


async def test_a_bad_cron_schedule_is_refused(client, name):
    with pytest.raises(RPCError, match="invalid CronSchedule"):
        await client.start_workflow(Counts.run, id=name, task_queue=name, cron_schedule="every day")


async def test_a_worker_beside_the_client_begins_a_workflow_eagerly(client, name):
    async with worker(client, name, [Basket]):
        handle = await client.start_workflow(Basket.run, id=name, task_queue=name, request_eager_start=True)
        await handle.signal(Basket.close)
        assert await handle.result() == []
    first = (await events(handle))[0].workflow_execution_started_event_attributes
    assert first.eager_execution_accepted


async def test_an_eager_start_without_a_worker_here_is_an_ordinary_one(client, name):
    handle = await client.start_workflow(Basket.run, id=name, task_queue=name, request_eager_start=True)
    async with worker(client, name, [Basket]):
        await handle.signal(Basket.close)
        assert await handle.result() == []


@activity.defn
async def note() -> str:
    return "noted"


@workflow.defn
class NotesOnSignal:
    """Runs an activity for each signal."""

    def __init__(self) -> None:
        self.wanted = 0

    @workflow.run
    async def run(self) -> list[str]:
        notes = []
        while len(notes) < 2:
            await workflow.wait_condition(lambda: self.wanted > len(notes))
            notes.append(await workflow.execute_activity(note, start_to_close_timeout=timedelta(seconds=10)))
        return notes

    @workflow.signal
    def again(self) -> None:
        self.wanted += 1

    @workflow.query
    def count(self) -> int:
        return self.wanted


@pytest.mark.ours_only  # behind a setting there
async def test_a_workflow_paused_by_the_command_line_stands_still_until_it_is_unpaused(client, cli, name):
    async with worker(client, name, [NotesOnSignal], [note]):
        handle = await client.start_workflow(NotesOnSignal.run, id=name, task_queue=name)
        await handle.signal(NotesOnSignal.again)
        await until(lambda: has(handle, "ActivityTaskCompleted", 1))
        assert await handle.query(NotesOnSignal.count) == 1
        await asyncio.to_thread(cli.text, "workflow", "pause", "--workflow-id", name, "--reason", "a break")
        description = await raw_description(client, name)
        assert description.workflow_execution_info.status == 8
        assert description.workflow_extended_info.pause_info.reason == "a break"
        with pytest.raises((WorkflowQueryRejectedError, ValueError)):  # the SDK has no name for the status yet
            await handle.query(NotesOnSignal.count)
        await handle.signal(NotesOnSignal.again)
        await asyncio.sleep(0.5)
        assert not await has(handle, "ActivityTaskScheduled", 2)
        await asyncio.to_thread(cli.text, "workflow", "unpause", "--workflow-id", name)
        assert await handle.result() == ["noted", "noted"]
    kinds = await event_types(handle)
    assert kinds.index("WorkflowExecutionPaused") < kinds.index("WorkflowExecutionUnpaused")


async def raw_description(client, name):
    """A description as the API has it: the SDK refuses a status that it does not know."""
    execution = WorkflowExecution(workflow_id=name)
    request = DescribeWorkflowExecutionRequest(namespace=client.namespace, execution=execution)
    return await client.workflow_service.describe_workflow_execution(request)


async def has(handle, kind: str, count: int) -> bool:
    return (await event_types(handle)).count(kind) >= count


async def test_a_start_that_finds_the_workflow_gets_it(client, name):
    async with worker(client, name, [Basket]):
        first = await client.start_workflow(Basket.run, id=name, task_queue=name)
        again = await client.start_workflow(
            Basket.run, id=name, task_queue=name, id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING
        )
        await again.signal(Basket.close)
        assert await again.result() == [] and again.result_run_id == first.result_run_id


