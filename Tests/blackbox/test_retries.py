"""Retry policies of activities and workflows, of all kinds."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from harness.interruption import Gated, on_one_worker_and_on_two, run_through
from harness.workers import events, until, worker
from temporalio import activity, workflow
from temporalio.client import WorkflowFailureError
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError, RetryState, TimeoutError, TimeoutType


def milliseconds(number: float) -> timedelta:
    return timedelta(milliseconds=number)


@activity.defn
async def fail(how: str) -> int:
    """Fails `how` it is told; answers its attempt when that says so."""
    info = activity.info()
    if how == "first two" and info.attempt > 2:
        return info.attempt
    if how == "type then other":
        raise ApplicationError("other" if info.attempt > 1 else "first", type="Final" if info.attempt > 1 else "Passing")
    if how == "own delay":
        if info.attempt > 1:
            waited = info.current_attempt_scheduled_time - info.scheduled_time
            return round(waited.total_seconds() * 1000)
        raise ApplicationError("later", next_retry_delay=milliseconds(300))
    if how == "silent":
        await asyncio.sleep(3600)
    if how == "plain":
        raise ValueError("plain")
    raise ApplicationError(how)


@dataclass
class Policy:
    """A retry policy as an argument; times in milliseconds."""

    interval: float = 10
    coefficient: float = 2
    maximum_interval: float | None = None
    attempts: int = 0
    listed: list[str] = field(default_factory=list)

    def of_the_sdk(self) -> RetryPolicy:
        return RetryPolicy(
            initial_interval=milliseconds(self.interval),
            backoff_coefficient=self.coefficient,
            maximum_interval=milliseconds(self.maximum_interval) if self.maximum_interval else None,
            maximum_attempts=self.attempts,
            non_retryable_error_types=self.listed,
        )


@workflow.defn
class Tries:
    @workflow.run
    async def run(self, how: str, policy: Policy, start_to_close: float, schedule_to_close: float) -> int:
        return await workflow.execute_activity(
            fail,
            how,
            retry_policy=policy.of_the_sdk(),
            start_to_close_timeout=timedelta(seconds=start_to_close),
            schedule_to_close_timeout=timedelta(seconds=schedule_to_close),
        )


async def tries(client, name, how: str, policy: Policy, start_to_close: float = 10, schedule_to_close: float = 20):
    async with worker(client, name, [Tries], [fail]):
        return await client.execute_workflow(
            Tries.run,
            args=[how, policy, start_to_close, schedule_to_close],
            id=name,
            task_queue=name,
            execution_timeout=timedelta(seconds=30),
        )


async def failure(client, name, *arguments) -> ActivityError:
    with pytest.raises(WorkflowFailureError) as failed:
        await tries(client, name, *arguments)
    assert isinstance(failed.value.cause, ActivityError)
    return failed.value.cause


async def attempts(client, name) -> int:
    found = await events(client.get_workflow_handle(name))
    [started] = [e.activity_task_started_event_attributes for e in found if e.HasField("activity_task_started_event_attributes")]
    return started.attempt


async def test_without_a_limit_it_goes_on_until_it_succeeds(client, name):
    assert await tries(client, name, "first two", Policy()) == 3


@pytest.mark.parametrize("limit", [1, 3])
async def test_attempts_are_counted_from_one(client, name, limit):
    failed = await failure(client, name, "always", Policy(attempts=limit))
    assert failed.retry_state == RetryState.MAXIMUM_ATTEMPTS_REACHED
    assert await attempts(client, name) == limit


async def test_a_type_that_is_not_to_be_retried_ends_it_when_it_comes(client, name):
    failed = await failure(client, name, "type then other", Policy(listed=["Final"]))
    assert (failed.retry_state, failed.cause.type, failed.cause.message) == (RetryState.NON_RETRYABLE_FAILURE, "Final", "other")
    assert await attempts(client, name) == 2


async def test_a_language_exceptions_name_is_its_type(client, name):
    failed = await failure(client, name, "plain", Policy(listed=["ValueError"]))
    assert (failed.retry_state, failed.cause.type) == (RetryState.NON_RETRYABLE_FAILURE, "ValueError")


async def test_the_failure_may_name_the_delay_itself(client, name):
    waited = await tries(client, name, "own delay", Policy(interval=3_600_000))
    assert 290 <= waited < 3000


async def test_intervals_grow_by_the_coefficient_up_to_the_maximum(client, name):
    policy = Policy(interval=100, coefficient=3, maximum_interval=200, attempts=4)
    async with worker(client, name, [Tries], [fail]):
        handle = await client.start_workflow(Tries.run, args=["always", policy, 10, 20], id=name, task_queue=name)
        seen: dict[int, float] = {}

        async def over() -> bool:
            for pending in (await handle.describe()).raw_description.pending_activities:
                if pending.HasField("current_retry_interval"):
                    seen[pending.attempt] = pending.current_retry_interval.ToMilliseconds()
            return bool((await handle.describe()).close_time)

        await until(over)
    assert seen.items() <= {2: 100, 3: 200, 4: 200}.items() and len(seen) >= 2


async def test_no_attempt_is_begun_that_could_not_end_in_time(client, name):
    failed = await failure(client, name, "always", Policy(interval=20_000), 10, 10)
    # The attempt's own failure is the cause; that there was no time for more is the retry state.
    assert (failed.retry_state, failed.cause.message) == (RetryState.TIMEOUT, "always")


@pytest.mark.parametrize("listed", [[], ["TemporalTimeout:StartToClose"]], ids=["retried", "listed"])
async def test_a_timeout_is_retried_unless_it_is_listed(client, name, listed):
    failed = await failure(client, name, "silent", Policy(attempts=2, listed=listed), 0.2)
    assert isinstance(failed.cause, TimeoutError) and failed.cause.type == TimeoutType.START_TO_CLOSE
    assert failed.retry_state == (RetryState.NON_RETRYABLE_FAILURE if listed else RetryState.MAXIMUM_ATTEMPTS_REACHED)
    assert await attempts(client, name) == (1 if listed else 2)


@workflow.defn
class TriesAcrossWorkers(Gated):
    @workflow.run
    async def run(self) -> int:
        running = workflow.start_activity(
            fail, "first two", start_to_close_timeout=timedelta(seconds=10), retry_policy=RetryPolicy(initial_interval=milliseconds(400))
        )
        await self.gate()
        return await running


@on_one_worker_and_on_two
async def test_attempts_go_on_with_the_next_worker(client, name, replaced):
    assert await run_through(client, name, TriesAcrossWorkers, activities=[fail], replaced=replaced) == 3


@workflow.defn
class Stumbles:
    @workflow.run
    async def run(self, how: str) -> int:
        attempt = workflow.info().attempt
        if how == "listed":
            raise ApplicationError("listed", type="Listed")
        if how == "flagged":
            raise ApplicationError("flagged", non_retryable=True)
        if how == "delayed" and attempt == 1:
            raise ApplicationError("delayed", next_retry_delay=milliseconds(10))
        if how == "times out":
            await asyncio.sleep(3600)
        if attempt < 3 and how == "twice" or how == "always":
            raise ApplicationError(f"attempt {attempt}")
        return attempt


@pytest.mark.parametrize(
    "how, result",
    [("twice", 3), ("delayed", 2), ("always", "attempt 4"), ("listed", "listed"), ("flagged", "flagged")],
)
async def test_a_workflow_is_tried_again_as_its_policy_says(client, name, how, result):
    interval = timedelta(hours=1) if how == "delayed" else milliseconds(10)
    policy = RetryPolicy(initial_interval=interval, maximum_attempts=4, non_retryable_error_types=["Listed"])
    async with worker(client, name, [Stumbles]):
        handle = await client.start_workflow(Stumbles.run, how, id=name, task_queue=name, retry_policy=policy)
        if isinstance(result, int):
            assert await handle.result() == result
        else:
            with pytest.raises(WorkflowFailureError) as failed:
                await handle.result()
            assert failed.value.cause.message == result
        chain = await client.get_workflow_handle(name).describe()
        assert chain.raw_description.workflow_execution_info.first_run_id == handle.first_execution_run_id
        again = {"twice": 3, "delayed": 2, "always": 4}.get(how, 1)
        [started, *_] = await events(client.get_workflow_handle(name))
        assert started.workflow_execution_started_event_attributes.attempt == again


async def test_a_run_that_times_out_is_tried_again_within_the_executions_time(client, name):
    policy = RetryPolicy(initial_interval=milliseconds(10), maximum_attempts=2)
    async with worker(client, name, [Stumbles]):
        with pytest.raises(WorkflowFailureError) as failed:
            await client.execute_workflow(
                Stumbles.run, "times out", id=name, task_queue=name, run_timeout=timedelta(seconds=1), retry_policy=policy
            )
    assert isinstance(failed.value.cause, TimeoutError)
    [started, *_] = await events(client.get_workflow_handle(name))
    assert started.workflow_execution_started_event_attributes.attempt == 2
