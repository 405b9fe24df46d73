"""Cancellation inside a workflow: scopes that end alone, shields that hold, and activities that are told, awaited or abandoned."""

import asyncio
from datetime import timedelta

import pytest
from harness.interruption import Gated, at_gate, on_one_worker_and_on_two, run_through
from harness.workers import event_types, until, worker
from temporalio import activity, workflow
from temporalio.client import WorkflowExecutionStatus, WorkflowFailureError
from temporalio.exceptions import ActivityError, CancelledError, is_cancelled_exception
from temporalio.workflow import ActivityCancellationType

SOON = timedelta(seconds=20)


@activity.defn
async def quick(word: str) -> str:
    return word


@activity.defn
async def stubborn() -> str:
    """Notices that it is cancelled, and finishes its work all the same."""
    try:
        while True:
            activity.heartbeat()
            await asyncio.sleep(0.02)
    except asyncio.CancelledError:
        return "finished all the same"


@activity.defn
async def obedient() -> None:
    while True:
        activity.heartbeat()
        await asyncio.sleep(0.02)


ACTIVITIES = [quick, stubborn, obedient]


@workflow.defn
class Scopes(Gated):
    """One of two branches is cancelled from inside; the other goes on as if nothing had happened."""

    @workflow.run
    async def run(self) -> list[str]:
        self.said: list[str] = []
        doomed = asyncio.create_task(self.branch("doomed", 3600))
        spared = asyncio.create_task(self.branch("spared", 0.05))
        await asyncio.sleep(0)
        doomed.cancel()
        await self.gate()
        await asyncio.gather(doomed, spared, return_exceptions=True)
        return self.said

    async def branch(self, branch: str, seconds: float) -> None:
        try:
            await asyncio.sleep(seconds)
            self.said.append(await workflow.execute_activity(quick, branch, start_to_close_timeout=SOON))
        except asyncio.CancelledError:
            self.said.append(f"{branch} cancelled")
            raise


@on_one_worker_and_on_two
async def test_a_cancelled_scope_leaves_its_neighbours_alone(client, name, replaced):
    assert await run_through(client, name, Scopes, activities=ACTIVITIES, replaced=replaced) == ["doomed cancelled", "spared"]
    types = await event_types(client.get_workflow_handle(name))
    assert (types.count("TimerStarted"), types.count("WorkflowTaskFailed")) == (1, 0), "the doomed timer was never sent"


@workflow.defn
class Shielded(Gated):
    """Once at its gate it waits for its cancellation; what is shielded ends in its own time."""

    @workflow.run
    async def run(self) -> str:
        work = asyncio.create_task(self.work())
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            return f"{await work}, then cancelled"
        return "never cancelled"

    async def work(self) -> str:
        await self.gate()
        return await workflow.execute_activity(quick, "shielded", start_to_close_timeout=SOON)


@on_one_worker_and_on_two
async def test_what_is_shielded_outlives_the_cancellation_of_the_workflow(client, name, replaced):
    async def cancel(handle):
        await handle.cancel()
        await until(lambda: _has(handle, "WorkflowExecutionCancelRequested"))

    result = await run_through(client, name, Shielded, activities=ACTIVITIES, replaced=replaced, at_the_gate=cancel)
    assert result == "shielded, then cancelled"
    assert (await client.get_workflow_handle(name).describe()).status == WorkflowExecutionStatus.COMPLETED


@workflow.defn
class CleansUp(Gated):
    @workflow.run
    async def run(self) -> str:
        try:
            await self.gate()
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            # Cleaning up needs no shield: a workflow is cancelled once.
            await workflow.execute_activity(quick, "cleaned", start_to_close_timeout=SOON)
            raise
        return "too late"


@on_one_worker_and_on_two
async def test_cleaning_up_runs_activities_after_the_cancellation(client, name, replaced):
    with pytest.raises(WorkflowFailureError) as failed:
        await run_through(
            client, name, CleansUp, activities=ACTIVITIES, replaced=replaced, at_the_gate=lambda handle: handle.cancel()
        )
    assert isinstance(failed.value.cause, CancelledError)
    types = await event_types(client.get_workflow_handle(name))
    assert types[-1] == "WorkflowExecutionCanceled" and "ActivityTaskCompleted" in types


@workflow.defn
class CancelsActivity(Gated):
    @workflow.run
    async def run(self, which: str, how: int) -> str:
        running = workflow.start_activity(
            which,
            start_to_close_timeout=SOON,
            heartbeat_timeout=timedelta(seconds=2),
            cancellation_type=ActivityCancellationType(how),
        )
        await self.gate()
        running.cancel()
        try:
            return str(await running)
        except ActivityError as failed:
            assert is_cancelled_exception(failed)
            return "cancelled"


CANCELLATIONS = [
    ("stubborn", ActivityCancellationType.WAIT_CANCELLATION_COMPLETED, "finished all the same", True),
    ("obedient", ActivityCancellationType.WAIT_CANCELLATION_COMPLETED, "cancelled", True),
    ("stubborn", ActivityCancellationType.TRY_CANCEL, "cancelled", True),
    ("obedient", ActivityCancellationType.ABANDON, "cancelled", False),
]


@pytest.mark.parametrize("which, how, result, is_told", CANCELLATIONS, ids=lambda value: getattr(value, "name", None))
async def test_a_cancelled_activity_is_awaited_told_or_abandoned(client, name, which, how, result, is_told):
    async def running(handle):
        await until(lambda: _beats(handle))

    said = await run_through(
        client,
        name,
        CancelsActivity,
        which,
        how.value,
        activities=ACTIVITIES,
        replaced=False,
        at_the_gate=running,
        max_heartbeat_throttle_interval=timedelta(milliseconds=50),
        graceful_shutdown_timeout=timedelta(0),
    )
    assert said == result
    types = await event_types(client.get_workflow_handle(name))
    assert ("ActivityTaskCancelRequested" in types) == is_told


async def test_a_worker_that_comes_after_the_cancellation_meets_it_in_its_replay(client, name):
    async with worker(client, name, [Shielded], ACTIVITIES):
        handle = await client.start_workflow(Shielded.run, id=name, task_queue=name)
        await until(lambda: at_gate(handle))
    await handle.cancel()
    await handle.signal(Gated.open)
    async with worker(client, name, [Shielded], ACTIVITIES):
        assert await handle.result() == "shielded, then cancelled"


async def _has(handle, event_type: str) -> bool:
    return event_type in await event_types(handle)


async def _beats(handle) -> bool:
    pending = (await handle.describe()).raw_description.pending_activities
    return bool(pending) and pending[0].HasField("last_heartbeat_time")
