"""What a client may do to a workflow and see of it, through the official SDK."""

import asyncio
import time
from datetime import timedelta

import pytest
from harness.workers import event_types, events, until, worker
from temporalio import activity, workflow
from temporalio.client import (
    WorkflowExecutionStatus,
    WorkflowFailureError,
    WorkflowQueryFailedError,
    WorkflowQueryRejectedError,
)
from temporalio.common import QueryRejectCondition, RetryPolicy, WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import (
    ApplicationError,
    CancelledError,
    TerminatedError,
    TimeoutError,
    TimeoutType,
    WorkflowAlreadyStartedError,
)
from temporalio.service import RPCError, RPCStatusCode


@workflow.defn
class Basket:
    """Collects signals until one says stop."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self.closed = False

    @workflow.run
    async def run(self) -> list[str]:
        await workflow.wait_condition(lambda: self.closed)
        return self.items

    @workflow.signal
    def add(self, item: str) -> None:
        self.items.append(item)

    @workflow.signal
    def close(self) -> None:
        self.closed = True

    @workflow.query
    def count(self) -> int:
        return len(self.items)

    @workflow.query
    def broken(self) -> int:
        raise ApplicationError("no such number")


async def test_signals_arrive_in_order_and_queries_see_them(client, name):
    async with worker(client, name, [Basket]):
        handle = await client.start_workflow(Basket.run, id=name, task_queue=name)
        for i in range(20):
            await handle.signal(Basket.add, f"item {i}")
        assert await handle.query(Basket.count) == 20
        await handle.signal(Basket.close)
        assert await handle.result() == [f"item {i}" for i in range(20)]


async def test_signal_with_start_starts_one_run_and_signals_it_again_when_it_runs(client, name):
    async with worker(client, name, [Basket]):
        start = dict(id=name, task_queue=name, start_signal="add")
        handle = await client.start_workflow(Basket.run, start_signal_args=["one"], **start)
        again = await client.start_workflow(Basket.run, start_signal_args=["two"], **start)
        assert again.result_run_id == handle.result_run_id
        await handle.signal(Basket.close)
        assert await handle.result() == ["one", "two"]


async def test_a_closed_workflow_still_answers_queries_unless_the_caller_objects(client, name):
    async with worker(client, name, [Basket]):
        handle = await client.start_workflow(Basket.run, id=name, task_queue=name, start_signal="add", start_signal_args=["x"])
        await handle.signal(Basket.close)
        await handle.result()
        assert await handle.query(Basket.count) == 1
        with pytest.raises(WorkflowQueryRejectedError) as rejected:
            await handle.query(Basket.count, reject_condition=QueryRejectCondition.NOT_OPEN)
        assert rejected.value.status == WorkflowExecutionStatus.COMPLETED


async def test_a_closed_workflow_answers_queries_from_a_new_worker_with_an_empty_cache(client, name):
    async with worker(client, name, [Basket]):
        handle = await client.start_workflow(Basket.run, id=name, task_queue=name, start_signal="add", start_signal_args=["x"])
        await handle.signal(Basket.close)
        await handle.result()
    async with worker(client, name, [Basket]):
        assert await handle.query(Basket.count) == 1


async def test_a_query_that_raises_or_is_unknown_fails_by_its_own_words(client, name):
    async with worker(client, name, [Basket]):
        handle = await client.start_workflow(Basket.run, id=name, task_queue=name)
        with pytest.raises(WorkflowQueryFailedError, match="no such number"):
            await handle.query(Basket.broken)
        with pytest.raises(WorkflowQueryFailedError, match="nothing"):
            await handle.query("nothing")
        await handle.terminate()


@workflow.defn
class Waits:
    """Waits for a timer that outlives every test, tidies up when it is cancelled."""

    @workflow.run
    async def run(self) -> str:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            await asyncio.sleep(0.01)  # a cancelled workflow may still use timers
            raise
        return "too late"


async def test_cancel_lets_the_workflow_tidy_up_and_closes_it_as_cancelled(client, name):
    async with worker(client, name, [Waits]):
        handle = await client.start_workflow(Waits.run, id=name, task_queue=name)
        await until(lambda: _has(handle, "TimerStarted"))
        await handle.cancel()
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
        assert isinstance(failed.value.cause, CancelledError)
        assert (await handle.describe()).status == WorkflowExecutionStatus.CANCELED
        types = await event_types(handle)
        assert [t for t in types if not t.startswith("WorkflowTask")] == [
            "WorkflowExecutionStarted",
            "TimerStarted",
            "WorkflowExecutionCancelRequested",
            "TimerCanceled",
            "TimerStarted",
            "TimerFired",
            "WorkflowExecutionCanceled",
        ]


async def _has(handle, event_type: str) -> bool:
    return event_type in await event_types(handle)


async def test_terminate_closes_at_once_without_a_worker_and_keeps_reason_and_details(client, name):
    handle = await client.start_workflow(Waits.run, id=name, task_queue=name)
    await handle.terminate("a detail", reason="enough")
    with pytest.raises(WorkflowFailureError) as failed:
        await handle.result()
    assert isinstance(failed.value.cause, TerminatedError)
    assert failed.value.cause.message == "enough"
    last = (await events(handle))[-1].workflow_execution_terminated_event_attributes
    assert last.reason == "enough" and last.details.payloads[0].data == b'"a detail"'
    with pytest.raises(RPCError) as refused:
        await handle.signal("add", "x")
    assert refused.value.status == RPCStatusCode.NOT_FOUND
    assert refused.value.message == "workflow execution already completed"


@workflow.defn
class Countdown:
    @workflow.run
    async def run(self, left: int) -> str:
        if left > 0:
            workflow.continue_as_new(left - 1)
        return f"done as {workflow.info().workflow_id}"


async def test_continue_as_new_goes_on_under_the_same_id_and_result_follows_the_chain(client, name):
    async with worker(client, name, [Countdown]):
        handle = await client.start_workflow(Countdown.run, 3, id=name, task_queue=name)
        assert await handle.result() == f"done as {name}"
        first = await client.get_workflow_handle(name, run_id=handle.first_execution_run_id).describe()
        last = await client.get_workflow_handle(name).describe()
        assert first.status == WorkflowExecutionStatus.CONTINUED_AS_NEW
        assert last.status == WorkflowExecutionStatus.COMPLETED
        assert last.raw_description.workflow_execution_info.first_run_id == handle.first_execution_run_id


@workflow.defn
class Timers:
    @workflow.run
    async def run(self) -> list[int]:
        fired: list[int] = []

        async def one(number: int, delay: float) -> None:
            await asyncio.sleep(delay)
            fired.append(number)

        await asyncio.gather(*(one(i, delay) for i, delay in enumerate([0.6, 0.2, 0.4, 0])))
        return fired


async def test_timers_fire_in_the_order_of_their_times_and_never_early(client, name):
    async with worker(client, name, [Timers]):
        began = time.monotonic()
        handle = await client.start_workflow(Timers.run, id=name, task_queue=name)
        assert await handle.result() == [3, 1, 2, 0]
        assert time.monotonic() - began >= 0.6
        assert (await event_types(handle)).count("TimerFired") == 3


@workflow.defn(name="Patched")
class BeforePatch:
    @workflow.run
    async def run(self) -> str:
        await workflow.wait_condition(lambda: self.go)
        return "old"

    def __init__(self) -> None:
        self.go = False

    @workflow.signal
    def proceed(self) -> None:
        self.go = True


@workflow.defn(name="Patched")
class AfterPatch(BeforePatch):
    @workflow.run
    async def run(self) -> str:
        patched = workflow.patched("new-way")
        await workflow.wait_condition(lambda: self.go)
        return "new" if patched else "old"


async def test_a_patch_changes_new_runs_and_leaves_old_ones_alone(client, name):
    async with worker(client, name, [BeforePatch]):
        old = await client.start_workflow("Patched", id=f"{name}-old", task_queue=name)
        await until(lambda: _has(old, "WorkflowTaskCompleted"))
    async with worker(client, name, [AfterPatch]):
        new = await client.start_workflow("Patched", id=f"{name}-new", task_queue=name)
        await until(lambda: _has(new, "WorkflowTaskCompleted"))
        await old.signal("proceed")
        await new.signal("proceed")
        assert (await old.result(), await new.result()) == ("old", "new")
        types = await event_types(new)
        assert types.count("MarkerRecorded") == 1 and "UpsertWorkflowSearchAttributes" in types
        found = (await new.describe()).typed_search_attributes
        assert {pair.key.name: pair.value for pair in found}["TemporalChangeVersion"] == ["new-way"]


@workflow.defn
class Fails:
    @workflow.run
    async def run(self, how: str) -> str:
        if how == "application":
            raise ApplicationError("broke", {"left": 3}, type="Breakage", non_retryable=True)
        if how == "nested":
            try:
                raise ApplicationError("inner")
            except ApplicationError as inner:
                raise ApplicationError("outer") from inner
        if how == "second attempt":
            if workflow.info().attempt == 1:
                raise ApplicationError("first")
            return f"attempt {workflow.info().attempt}"
        await asyncio.sleep(3600)
        return "too late"


async def test_an_application_failure_keeps_type_details_and_retryability(client, name):
    async with worker(client, name, [Fails]):
        with pytest.raises(WorkflowFailureError) as failed:
            await client.execute_workflow(Fails.run, "application", id=name, task_queue=name)
        cause = failed.value.cause
        assert isinstance(cause, ApplicationError)
        assert (cause.message, cause.type, list(cause.details), cause.non_retryable) == ("broke", "Breakage", [{"left": 3}], True)


async def test_a_failures_cause_is_kept(client, name):
    async with worker(client, name, [Fails]):
        with pytest.raises(WorkflowFailureError) as failed:
            await client.execute_workflow(Fails.run, "nested", id=name, task_queue=name)
        assert failed.value.cause.message == "outer" and failed.value.cause.cause.message == "inner"


async def test_a_run_timeout_closes_the_workflow_as_timed_out(client, name):
    with pytest.raises(WorkflowFailureError) as failed:
        await client.execute_workflow(Fails.run, "never", id=name, task_queue=name, run_timeout=timedelta(seconds=1))
    assert isinstance(failed.value.cause, TimeoutError) and failed.value.cause.type == TimeoutType.START_TO_CLOSE
    assert (await client.get_workflow_handle(name).describe()).status == WorkflowExecutionStatus.TIMED_OUT


async def test_a_workflow_with_a_retry_policy_runs_again_as_attempt_two(client, name):
    policy = RetryPolicy(initial_interval=timedelta(milliseconds=10), maximum_attempts=3)
    async with worker(client, name, [Fails]):
        handle = await client.start_workflow(Fails.run, "second attempt", id=name, task_queue=name, retry_policy=policy)
        assert await handle.result() == "attempt 2"


@pytest.mark.parametrize("policy", ["ALLOW_DUPLICATE", "ALLOW_DUPLICATE_FAILED_ONLY", "REJECT_DUPLICATE"])
@pytest.mark.parametrize("end", ["completed", "terminated"])
async def test_the_reuse_policy_decides_whether_a_closed_id_may_start_again(client, name, policy, end):
    async with worker(client, name, [Basket]):
        first = await client.start_workflow(Basket.run, id=name, task_queue=name)
        if end == "completed":
            await first.signal(Basket.close)
            await first.result()
        else:
            await first.terminate()
        allowed = policy == "ALLOW_DUPLICATE" or (policy == "ALLOW_DUPLICATE_FAILED_ONLY" and end == "terminated")
        start = dict(id=name, task_queue=name, id_reuse_policy=WorkflowIDReusePolicy[policy])
        if allowed:
            second = await client.start_workflow(Basket.run, **start)
            assert second.first_execution_run_id != first.first_execution_run_id
            await second.terminate()
        else:
            with pytest.raises(WorkflowAlreadyStartedError) as refused:
                await client.start_workflow(Basket.run, **start)
            assert refused.value.run_id == first.first_execution_run_id


async def test_the_conflict_policy_decides_what_a_running_id_does_to_a_start(client, name):
    first = await client.start_workflow(Basket.run, id=name, task_queue=name)
    start = dict(id=name, task_queue=name)
    with pytest.raises(WorkflowAlreadyStartedError):
        await client.start_workflow(Basket.run, **start)
    same = await client.start_workflow(Basket.run, id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING, **start)
    assert same.result_run_id == first.result_run_id
    other = await client.start_workflow(Basket.run, id_conflict_policy=WorkflowIDConflictPolicy.TERMINATE_EXISTING, **start)
    assert other.result_run_id != first.result_run_id
    old = await client.get_workflow_handle(name, run_id=first.result_run_id).describe()
    assert old.status == WorkflowExecutionStatus.TERMINATED
    await other.terminate()


async def test_memo_and_summary_are_given_back_by_describe(client, name):
    handle = await client.start_workflow(
        Basket.run,
        id=name,
        task_queue=name,
        memo={"colour": "red", "sizes": [1, 2]},
        static_summary="A basket",
        static_details="Holds *items*",
    )
    described = await handle.describe()
    assert await described.memo() == {"colour": "red", "sizes": [1, 2]}
    assert await described.static_summary() == "A basket"
    assert await described.static_details() == "Holds *items*"
    await handle.terminate()


@workflow.defn
class Summaries:
    @workflow.run
    async def run(self) -> None:
        await workflow.sleep(0.01, summary="a short nap")
        await workflow.execute_activity(nothing, start_to_close_timeout=timedelta(seconds=5), summary="a short act")


@activity.defn
async def nothing() -> None:
    pass


async def test_a_timers_and_an_activitys_summary_are_in_their_events(client, name):
    async with worker(client, name, [Summaries], [nothing]):
        handle = await client.start_workflow(Summaries.run, id=name, task_queue=name)
        await handle.result()
        found = await events(handle)
        [timer] = [e for e in found if e.HasField("timer_started_event_attributes")]
        [scheduled] = [e for e in found if e.HasField("activity_task_scheduled_event_attributes")]
        assert timer.user_metadata.summary.data == b'"a short nap"'
        assert scheduled.user_metadata.summary.data == b'"a short act"'


async def test_a_start_delay_holds_the_first_task_back(client, name):
    async with worker(client, name, [Countdown]):
        handle = await client.start_workflow(Countdown.run, 0, id=name, task_queue=name, start_delay=timedelta(seconds=1))
        assert await event_types(handle) == ["WorkflowExecutionStarted"]
        await handle.result()
        found = await events(handle)
        assert found[1].event_time.ToDatetime() - found[0].event_time.ToDatetime() >= timedelta(seconds=0.99)


async def test_a_completed_workflow_is_listed_and_counted_as_completed(client, name):
    async with worker(client, name, [Countdown]):
        await client.execute_workflow(Countdown.run, 0, id=name, task_queue=name)
    query = f"WorkflowId = '{name}' AND ExecutionStatus = 'Completed'"

    async def listed() -> bool:
        return (await client.count_workflows(query)).count == 1

    await until(listed)
    assert [found.id async for found in client.list_workflows(query)] == [name]


@pytest.mark.ours_only
async def test_a_completed_workflow_is_listed_as_completed_the_moment_its_result_is_known(client, name):
    async with worker(client, name, [Countdown]):
        for i in range(20):
            await client.execute_workflow(Countdown.run, 0, id=f"{name}-{i}", task_queue=name)
            query = f"WorkflowId = '{name}-{i}' AND ExecutionStatus = 'Completed'"
            assert (await client.count_workflows(query)).count == 1


async def test_an_unknown_workflow_is_not_found(client, name):
    handle = client.get_workflow_handle(name)
    for call in [handle.describe(), handle.cancel(), handle.terminate(), handle.signal("x"), handle.query("x")]:
        with pytest.raises(RPCError) as refused:
            await call
        assert refused.value.status == RPCStatusCode.NOT_FOUND
        assert name in refused.value.message or "not found" in refused.value.message


async def test_an_unknown_namespace_is_not_found(server, name):
    from temporalio.client import Client

    elsewhere = await Client.connect(server.address, namespace="elsewhere")
    with pytest.raises(RPCError) as refused:
        await elsewhere.start_workflow("X", id=name, task_queue=name)
    assert refused.value.status == RPCStatusCode.NOT_FOUND
    assert refused.value.message == "Namespace elsewhere is not found."
