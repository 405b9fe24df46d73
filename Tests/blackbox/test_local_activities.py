"""Local activities: the worker runs them inside a workflow task, and the server sees only markers."""

import asyncio
from datetime import timedelta

from harness.interruption import Gated, on_one_worker_and_on_two, run_through
from harness.workers import event_types, events
from temporalio import activity, workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError, CancelledError, FailureError

calls: dict[str, int] = {}


def called(what: str) -> int:
    key = f"{activity.info().workflow_id} {what}"
    calls[key] = calls.get(key, 0) + 1
    return calls[key]


@activity.defn
async def count_local() -> int:
    return called("count")


@activity.defn
async def fail_local(times: int) -> int:
    if activity.info().attempt <= times:
        raise ApplicationError(f"attempt {activity.info().attempt}", type="Broken")
    return activity.info().attempt


@activity.defn
async def wait_local() -> None:
    await asyncio.sleep(3600)


LOCAL = [count_local, fail_local, wait_local]
SOON = timedelta(seconds=5)


@workflow.defn
class Local(Gated):
    @workflow.run
    async def run(self) -> list:
        first = await workflow.execute_local_activity(count_local, start_to_close_timeout=SOON)
        await self.gate()
        second = await workflow.execute_local_activity(count_local, start_to_close_timeout=SOON)
        return [first, second]


@on_one_worker_and_on_two
async def test_a_result_comes_from_its_marker_and_the_code_runs_once(client, name, replaced):
    assert await run_through(client, name, Local, activities=LOCAL, replaced=replaced) == [1, 2]
    assert calls[f"{name} count"] == 2
    found = await events(client.get_workflow_handle(name))
    markers = [e.marker_recorded_event_attributes for e in found if e.HasField("marker_recorded_event_attributes")]
    assert [m.marker_name for m in markers] == ["core_local_activity"] * 2
    assert all({"data", "result"} <= set(m.details) for m in markers)


@workflow.defn
class LocalFailures(Gated):
    @workflow.run
    async def run(self) -> list[str]:
        quickly = RetryPolicy(initial_interval=timedelta(milliseconds=1), maximum_attempts=3)
        said = []
        for times in [2, 3]:
            try:
                attempt = await workflow.execute_local_activity(
                    fail_local, times, start_to_close_timeout=SOON, retry_policy=quickly
                )
                said.append(f"attempt {attempt}")
            except FailureError as failed:
                said.append(str(failed.cause or failed))
        await self.gate()
        return said


@on_one_worker_and_on_two
async def test_retries_stay_in_the_worker_and_a_final_failure_is_in_the_marker(client, name, replaced):
    said = await run_through(client, name, LocalFailures, activities=LOCAL, replaced=replaced)
    assert said[0] == "attempt 3" and said[1] == "Broken: attempt 3"
    found = await events(client.get_workflow_handle(name))
    markers = [e.marker_recorded_event_attributes for e in found if e.HasField("marker_recorded_event_attributes")]
    assert [m.HasField("failure") for m in markers] == [False, True]


@workflow.defn
class LocalBackoff(Gated):
    @workflow.run
    async def run(self) -> int:
        attempt = await workflow.execute_local_activity(
            fail_local,
            1,
            start_to_close_timeout=SOON,
            retry_policy=RetryPolicy(initial_interval=timedelta(milliseconds=300)),
            local_retry_threshold=timedelta(milliseconds=100),
        )
        await self.gate()
        return attempt


@on_one_worker_and_on_two
async def test_a_long_backoff_becomes_a_timer_of_the_workflow(client, name, replaced):
    assert await run_through(client, name, LocalBackoff, activities=LOCAL, replaced=replaced) == 2
    types = await event_types(client.get_workflow_handle(name))
    assert types.count("TimerFired") == 1 and types.count("MarkerRecorded") == 2


@workflow.defn
class LocalCancelled(Gated):
    @workflow.run
    async def run(self) -> str:
        task = workflow.start_local_activity(wait_local, start_to_close_timeout=timedelta(seconds=60))
        await asyncio.sleep(0.05)
        task.cancel()
        try:
            await task
        except ActivityError as failed:
            assert isinstance(failed.cause, CancelledError)
        await self.gate()
        return "cancelled"


@on_one_worker_and_on_two
async def test_a_cancelled_one_is_remembered_as_cancelled(client, name, replaced):
    # The timer that ends it is sent with the first heartbeat of the workflow task.
    start = {"task_timeout": timedelta(seconds=1)}
    assert await run_through(client, name, LocalCancelled, activities=LOCAL, replaced=replaced, start=start) == "cancelled"
