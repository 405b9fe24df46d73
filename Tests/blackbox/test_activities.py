"""Activities through the official SDK, and eager dispatch through the plain API."""

import asyncio
import uuid
from datetime import timedelta
from typing import Any

import pytest
from harness import raw
from harness.workers import event_types, events, until, worker
from temporalio import activity, workflow
from temporalio.client import Client, WorkflowFailureError
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError, CancelledError, TimeoutError, TimeoutType

SOON = RetryPolicy(initial_interval=timedelta(milliseconds=20), maximum_attempts=4)


@activity.defn
async def third_time_lucky() -> int:
    attempt = activity.info().attempt
    if attempt < 3:
        raise ApplicationError(f"attempt {attempt}")
    return attempt


@activity.defn
async def hopeless() -> None:
    raise ApplicationError("hopeless", "a detail", type="Hopeless")


@activity.defn
async def forbidden() -> None:
    raise ApplicationError("forbidden", type="Forbidden", non_retryable=True)


@activity.defn
async def goes_silent() -> str:
    """Beats once with its attempt, then falls silent on the first attempt only."""
    info = activity.info()
    if info.attempt > 1:
        return f"attempt {info.attempt} after {info.heartbeat_details[0]}"
    activity.heartbeat("beat one")
    await asyncio.sleep(3600)
    return "too late"


@activity.defn
async def beats_until_cancelled() -> None:
    while True:
        activity.heartbeat()
        await asyncio.sleep(0.05)


@activity.defn
async def answers_later() -> str:
    activity.raise_complete_async()


@activity.defn
async def sleeps_long() -> None:
    await asyncio.sleep(3600)


@activity.defn
async def too_big() -> str:
    return "x" * 2_202_010  # 2.1 MiB


ALL = [third_time_lucky, hopeless, forbidden, goes_silent, beats_until_cancelled, answers_later, sleeps_long, too_big]


@workflow.defn
class One:
    """Runs one activity by name and answers with its result."""

    @workflow.run
    async def run(self, name: str, heartbeat: float | None = None, close: float = 20) -> Any:
        return await workflow.execute_activity(
            name,
            activity_id="the-one",
            start_to_close_timeout=timedelta(seconds=close),
            heartbeat_timeout=timedelta(seconds=heartbeat) if heartbeat else None,
            retry_policy=SOON,
            cancellation_type=workflow.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
        )


async def run_one(client: Client, name: str, *arguments):
    async with worker(client, name, [One], ALL):
        return await client.execute_workflow(One.run, args=arguments, id=name, task_queue=name)


async def fail_one(client: Client, name: str, *arguments) -> BaseException:
    with pytest.raises(WorkflowFailureError) as failed:
        await run_one(client, name, *arguments)
    assert isinstance(failed.value.cause, ActivityError)
    return failed.value.cause.cause


async def test_a_failing_activity_is_tried_again_and_history_shows_the_last_attempt(client, name):
    assert await run_one(client, name, "third_time_lucky") == 3
    found = await events(client.get_workflow_handle(name))
    [started] = [e.activity_task_started_event_attributes for e in found if e.HasField("activity_task_started_event_attributes")]
    assert started.attempt == 3 and started.last_failure.message == "attempt 2"


async def test_attempts_end_with_the_policy_and_the_last_failure_is_the_cause(client, name):
    cause = await fail_one(client, name, "hopeless")
    assert (cause.message, cause.type, list(cause.details)) == ("hopeless", "Hopeless", ["a detail"])
    found = await events(client.get_workflow_handle(name))
    [started] = [e.activity_task_started_event_attributes for e in found if e.HasField("activity_task_started_event_attributes")]
    assert started.attempt == 4


async def test_a_non_retryable_failure_is_tried_once(client, name):
    assert (await fail_one(client, name, "forbidden")).type == "Forbidden"
    found = await events(client.get_workflow_handle(name))
    [started] = [e.activity_task_started_event_attributes for e in found if e.HasField("activity_task_started_event_attributes")]
    assert started.attempt == 1


async def test_a_missed_heartbeat_starts_the_next_attempt_with_the_last_details(client, name):
    assert await run_one(client, name, "goes_silent", 0.5) == "attempt 2 after beat one"


async def test_start_to_close_ends_an_attempt_and_is_named_in_the_failure(client, name):
    cause = await fail_one(client, name, "sleeps_long", None, 0.2)
    assert isinstance(cause, TimeoutError) and cause.type == TimeoutType.START_TO_CLOSE


async def test_cancelling_the_workflow_reaches_a_beating_activity(client, name):
    async with worker(client, name, [One], ALL, max_heartbeat_throttle_interval=timedelta(milliseconds=50)):
        handle = await client.start_workflow(One.run, args=["beats_until_cancelled", 0.5], id=name, task_queue=name)

        async def beating() -> bool:
            pending = (await handle.describe()).raw_description.pending_activities
            return bool(pending) and pending[0].HasField("last_heartbeat_time")

        await until(beating)
        await handle.cancel()
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
        assert isinstance(failed.value.cause, CancelledError)
        types = await event_types(handle)
        assert "ActivityTaskCancelRequested" in types and "ActivityTaskCanceled" in types


async def _started(handle) -> bool:
    pending = (await handle.describe()).raw_description.pending_activities
    return bool(pending) and pending[0].state == 2  # PENDING_ACTIVITY_STATE_STARTED


@pytest.mark.parametrize("outcome", ["complete", "fail", "heartbeat then complete"])
async def test_an_activity_is_ended_from_outside_by_its_id(client, name, outcome):
    async with worker(client, name, [One], ALL):
        handle = await client.start_workflow(One.run, args=["answers_later", 10], id=name, task_queue=name)
        await until(lambda: _started(handle))
        outside = client.get_async_activity_handle(workflow_id=name, run_id=None, activity_id="the-one")
        if outcome == "fail":
            await outside.fail(ApplicationError("from outside", non_retryable=True))
            with pytest.raises(WorkflowFailureError) as failed:
                await handle.result()
            assert failed.value.cause.cause.message == "from outside"
        else:
            if outcome.startswith("heartbeat"):
                await outside.heartbeat("still here")
            await outside.complete("from outside")
            assert await handle.result() == "from outside"


@workflow.defn
class Local:
    @workflow.run
    async def run(self) -> list[int]:
        options = dict(start_to_close_timeout=timedelta(seconds=5), retry_policy=SOON)
        return [await workflow.execute_local_activity(third_time_lucky, **options) for _ in range(3)]


async def test_local_activities_leave_markers_and_no_activity_events(client, name):
    async with worker(client, name, [Local], ALL):
        handle = await client.start_workflow(Local.run, id=name, task_queue=name)
        assert await handle.result() == [3, 3, 3]
        types = await event_types(handle)
        assert types.count("MarkerRecorded") == 3 and "ActivityTaskScheduled" not in types


@activity.defn(name="slow_local")
async def slow_local() -> str:
    await asyncio.sleep(2.5)
    return "done"


@workflow.defn
class SlowLocal:
    @workflow.run
    async def run(self) -> str:
        return await workflow.execute_local_activity(slow_local, start_to_close_timeout=timedelta(seconds=10))


async def test_a_local_activity_longer_than_the_task_timeout_keeps_its_task_alive_by_heartbeats(client, name):
    async with worker(client, name, [SlowLocal], [slow_local]):
        handle = await client.start_workflow(SlowLocal.run, id=name, task_queue=name, task_timeout=timedelta(seconds=1))
        assert await handle.result() == "done"
        types = await event_types(handle)
        assert "WorkflowTaskTimedOut" not in types and types.count("WorkflowTaskCompleted") >= 2


async def test_a_result_above_two_mebibytes_fails_the_activity(client, name):
    async with worker(client, name, [One], ALL, disable_payload_error_limit=True):
        with pytest.raises(WorkflowFailureError) as failed:
            await client.execute_workflow(One.run, "too_big", id=name, task_queue=name)
        assert failed.value.cause.cause.message == "Complete result exceeds size limit."


def test_an_eagerly_requested_activity_comes_back_in_the_same_answer(server, name):
    from temporalio.api.command.v1 import Command, ScheduleActivityTaskCommandAttributes
    from temporalio.api.taskqueue.v1 import TaskQueue
    from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc

    with raw.WorkflowService(server.port) as service:
        service.StartWorkflowExecution(raw.start_request(name))
        task = service.PollWorkflowTaskQueue(raw.poll_workflow(name))
        schedule = ScheduleActivityTaskCommandAttributes(
            activity_id="a",
            activity_type=raw.activity_type("Eager"),
            task_queue=TaskQueue(name=name),
            request_eager_execution=True,
        )
        schedule.start_to_close_timeout.FromTimedelta(timedelta(seconds=10))
        command = Command(command_type="COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK", schedule_activity_task_command_attributes=schedule)
        answer = service.RespondWorkflowTaskCompleted(
            rpc.RespondWorkflowTaskCompletedRequest(task_token=task.task_token, commands=[command], namespace="default")
        )
        [eager] = answer.activity_tasks
        assert (eager.activity_id, eager.attempt, eager.workflow_execution.workflow_id) == ("a", 1, name)
        service.RespondActivityTaskCompleted(
            rpc.RespondActivityTaskCompletedRequest(task_token=eager.task_token, namespace="default")
        )
        assert service.PollWorkflowTaskQueue(raw.poll_workflow(name)).workflow_execution.workflow_id == name


@pytest.mark.not_built("eager start: issue 3")
def test_an_eagerly_requested_first_workflow_task_comes_back_with_the_start(server, name):
    with raw.WorkflowService(server.port) as service:
        request = raw.start_request(name, request_eager_execution=True)
        answer = service.StartWorkflowExecution(request)
        assert answer.started
        task = answer.eager_workflow_task
        assert (task.started_event_id, task.attempt) == (3, 1)
        assert [e.event_id for e in task.history.events] == [1, 2, 3]


def test_the_same_request_id_starts_nothing_twice(server, name):
    with raw.WorkflowService(server.port) as service:
        request = raw.start_request(name, request_id=str(uuid.uuid4()))
        first, second = service.StartWorkflowExecution(request), service.StartWorkflowExecution(request)
        assert first.run_id == second.run_id and second.started
