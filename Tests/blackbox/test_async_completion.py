"""Activities that are completed from outside, and those whose heartbeats stay away."""

import asyncio
from datetime import timedelta

import pytest
from harness.interruption import Gated, on_one_worker_and_on_two, run_through
from harness.workers import event_types, events, until, worker
from temporalio import activity, workflow
from temporalio.api.enums.v1 import RetryState
from temporalio.client import AsyncActivityCancelledError, WorkflowFailureError
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError, CancelledError, TimeoutError, TimeoutType
from temporalio.service import RPCError, RPCStatusCode

tokens: dict[str, bytes] = {}


@activity.defn
async def hand_out() -> str:
    """Hands out its token and leaves the answer to somebody else."""
    tokens[activity.info().workflow_id] = activity.info().task_token
    activity.raise_complete_async()


@activity.defn
async def beat_then_wait(beats: int) -> str:
    """Beats so many times, with the number as detail, and falls silent; a later attempt tells what it found."""
    info = activity.info()
    if info.attempt > 1:
        return f"attempt {info.attempt} found {list(info.heartbeat_details)}"
    for beat in range(beats):
        activity.heartbeat(beat, f"beat {beat}")
        await asyncio.sleep(0.02)
    await asyncio.sleep(3600)
    return "too late"


ACTIVITIES = [hand_out, beat_then_wait]


@workflow.defn
class Outside(Gated):
    @workflow.run
    async def run(self, heartbeat: float | None) -> str:
        running = workflow.start_activity(
            hand_out,
            activity_id="outside",
            start_to_close_timeout=timedelta(seconds=20),
            heartbeat_timeout=timedelta(seconds=heartbeat) if heartbeat else None,
            retry_policy=RetryPolicy(maximum_attempts=1),
            cancellation_type=workflow.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
        )
        await self.gate()
        try:
            return await running
        except ActivityError as failed:
            if isinstance(failed.cause, TimeoutError):
                return f"{failed.cause.type.name} after {failed.cause.last_heartbeat_details}"
            raise


async def handed_out(name: str) -> bool:
    return name in tokens


@on_one_worker_and_on_two
@pytest.mark.parametrize("by", ["token", "id"])
async def test_an_answer_from_outside_outlives_the_worker_that_began(client, name, by, replaced):
    async def complete(handle):
        await until(lambda: handed_out(name))
        outside = (
            client.get_async_activity_handle(task_token=tokens[name])
            if by == "token"
            else client.get_async_activity_handle(workflow_id=name, run_id=None, activity_id="outside")
        )
        await outside.heartbeat("on it")
        await outside.complete("from outside")
        with pytest.raises(RPCError) as refused:
            await outside.complete("again")
        assert refused.value.status == RPCStatusCode.NOT_FOUND

    result = await run_through(client, name, Outside, None, activities=ACTIVITIES, replaced=replaced, at_the_gate=complete)
    assert result == "from outside"


@on_one_worker_and_on_two
async def test_a_heartbeat_from_outside_keeps_it_alive_and_silence_ends_it_with_the_last_details(client, name, replaced):
    async def beat(handle):
        await until(lambda: handed_out(name))
        outside = client.get_async_activity_handle(task_token=tokens[name])
        for number in range(4):
            await outside.heartbeat(number)
            await asyncio.sleep(0.3)

    result = await run_through(client, name, Outside, 0.6, activities=ACTIVITIES, replaced=replaced, at_the_gate=beat)
    assert result == "HEARTBEAT after [3]"


async def test_a_cancellation_is_told_to_whoever_beats_from_outside(client, name):
    async with worker(client, name, [Outside], ACTIVITIES):
        handle = await client.start_workflow(Outside.run, None, id=name, task_queue=name)
        await until(lambda: handed_out(name))
        await handle.signal(Gated.open)
        await handle.cancel()
        outside = client.get_async_activity_handle(task_token=tokens[name])

        async def told() -> bool:
            try:
                await outside.heartbeat()
                return False
            except AsyncActivityCancelledError:
                return True

        await until(told)
        await outside.report_cancellation("as asked")
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
        assert isinstance(failed.value.cause, CancelledError)
        assert "ActivityTaskCanceled" in await event_types(handle)


async def test_a_failure_from_outside_is_the_activitys(client, name):
    async with worker(client, name, [Outside], ACTIVITIES):
        handle = await client.start_workflow(Outside.run, None, id=name, task_queue=name)
        await until(lambda: handed_out(name))
        await handle.signal(Gated.open)
        outside = client.get_async_activity_handle(task_token=tokens[name])
        await outside.fail(ApplicationError("from outside", {"why": 1}, type="Outside"), last_heartbeat_details=["last"])
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
        assert (failed.value.cause.cause.type, list(failed.value.cause.cause.details)) == ("Outside", [{"why": 1}])


@workflow.defn
class Silent(Gated):
    @workflow.run
    async def run(self, beats: int, attempts: int) -> str:
        running = workflow.start_activity(
            beat_then_wait,
            beats,
            start_to_close_timeout=timedelta(seconds=20),
            heartbeat_timeout=timedelta(seconds=0.5),
            retry_policy=RetryPolicy(initial_interval=timedelta(milliseconds=10), maximum_attempts=attempts),
        )
        await self.gate()
        return await running


@pytest.mark.parametrize("beats, found", [(0, []), (3, [2, "beat 2"])])
async def test_silence_gives_the_attempt_to_the_next_with_what_was_last_heard(client, name, beats, found):
    options = dict(max_heartbeat_throttle_interval=timedelta(milliseconds=10), graceful_shutdown_timeout=timedelta(0))

    async def heard(handle):
        if beats:
            await until(lambda: _heard(handle, beats - 1))

    result = await run_through(
        client, name, Silent, beats, 0, activities=ACTIVITIES, replaced=False, at_the_gate=heard, **options
    )
    assert result == f"attempt 2 found {found}"


async def _heard(handle, beat: int) -> bool:
    [pending] = (await handle.describe()).raw_description.pending_activities
    details = pending.heartbeat_details.payloads
    return pending.attempt > 1 or (len(details) > 0 and details[0].data == str(beat).encode())


async def test_without_another_attempt_the_timeout_is_the_failure_and_names_the_last_details(client, name):
    async with worker(client, name, [Silent], ACTIVITIES, max_heartbeat_throttle_interval=timedelta(milliseconds=10)):
        handle = await client.start_workflow(Silent.run, args=[2, 1], id=name, task_queue=name)
        await handle.signal(Gated.open)
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
    cause = failed.value.cause.cause
    assert isinstance(cause, TimeoutError) and cause.type == TimeoutType.HEARTBEAT
    assert list(cause.last_heartbeat_details) == [1, "beat 1"]
    [timed_out] = [e for e in await events(handle) if e.HasField("activity_task_timed_out_event_attributes")]
    assert timed_out.activity_task_timed_out_event_attributes.retry_state == RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED
