"""Activities without a workflow, and holding activities back, through the official SDK and command line."""

import asyncio
import json
from datetime import timedelta

import pytest
from harness.workers import until, worker
from temporalio import activity, workflow
from temporalio.client import ActivityExecutionStatus, ActivityFailureError, PendingActivityState
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityAlreadyStartedError, ApplicationError, CancelledError
from temporalio.service import RPCError, RPCStatusCode

MINUTE = timedelta(seconds=60)
SOON = RetryPolicy(initial_interval=timedelta(milliseconds=20))


@activity.defn
async def doubles(number: int) -> int:
    assert activity.info().workflow_id is None
    return 2 * number


@activity.defn
async def third_time_lucky() -> int:
    if activity.info().attempt < 3:
        raise ApplicationError("not yet")
    return activity.info().attempt


@activity.defn
async def hopeless() -> None:
    raise ApplicationError("hopeless", type="Hopeless", non_retryable=True)


@activity.defn
async def beats_until_cancelled() -> None:
    while True:
        activity.heartbeat("alive")
        await asyncio.sleep(0.05)


@activity.defn
async def answers_later() -> str:
    activity.raise_complete_async()


@activity.defn
async def never_beats() -> None:
    await asyncio.sleep(3600)


ALL = [doubles, third_time_lucky, hopeless, beats_until_cancelled, answers_later, never_beats]


@workflow.defn
class Held:
    """Runs one activity that an operator may hold back."""

    @workflow.run
    async def run(self) -> int:
        return await workflow.execute_activity(
            "third_time_lucky", activity_id="the-one", start_to_close_timeout=MINUTE, retry_policy=SOON
        )


def start(client, name, what, *arguments, **options):
    options = {"start_to_close_timeout": MINUTE, "retry_policy": SOON, **options}
    return client.start_activity(what, args=arguments, id=name, task_queue=name, **options)


async def test_an_activity_runs_and_its_result_is_read_by_whoever_knows_its_id(client, name):
    async with worker(client, name, activities=ALL):
        handle = await start(client, name, doubles, 21)
        assert await handle.result() == 42
        assert await client.get_activity_handle(name, result_type=int).result() == 42
        described = await handle.describe()
        assert described.status == ActivityExecutionStatus.COMPLETED and described.attempt == 1


async def test_it_is_tried_again_until_it_succeeds_or_may_not_be(client, name):
    async with worker(client, name, activities=ALL):
        assert await (await start(client, name, third_time_lucky)).result() == 3
        with pytest.raises(ActivityFailureError) as failed:
            await (await start(client, name, hopeless)).result()
        assert failed.value.cause.type == "Hopeless"


async def test_one_activity_of_an_id_runs_at_a_time(client, name):
    first = await start(client, name, doubles, 1)
    with pytest.raises(ActivityAlreadyStartedError) as refused:
        await start(client, name, doubles, 2)
    assert refused.value.run_id == first.run_id
    await first.terminate(reason="enough")
    assert (await start(client, name, doubles, 3)).run_id != first.run_id


async def test_cancellation_reaches_a_running_activity_with_its_heartbeat(client, name):
    async with worker(client, name, activities=ALL):
        handle = await start(client, name, beats_until_cancelled, heartbeat_timeout=MINUTE)
        await until(lambda: is_in(handle, PendingActivityState.STARTED))
        await handle.cancel(reason="no more")
        with pytest.raises(ActivityFailureError) as failed:
            await handle.result()
        assert isinstance(failed.value.cause, CancelledError)
        assert (await handle.describe()).status == ActivityExecutionStatus.CANCELED


async def test_cancellation_reaches_an_activity_that_never_heartbeats(client, name):
    async with worker(client, name, activities=ALL):
        handle = await start(client, name, never_beats)
        await until(lambda: is_in(handle, PendingActivityState.STARTED))
        await handle.cancel()
        with pytest.raises(ActivityFailureError) as failed:
            await asyncio.wait_for(handle.result(), 20)
        assert isinstance(failed.value.cause, CancelledError)


async def test_somebody_else_completes_it_by_its_id(client, name):
    async with worker(client, name, activities=ALL):
        handle = await start(client, name, answers_later)
        await until(lambda: is_in(handle, PendingActivityState.STARTED))
        await client.get_async_activity_handle(activity_id=name, run_id=handle.run_id).complete("from outside")
        assert await handle.result() == "from outside"


async def test_it_is_held_back_released_and_given_other_options(client, name):
    handle = await start(client, name, doubles, 4)
    await handle.pause(reason="look")
    assert (await handle.describe()).status == ActivityExecutionStatus.PAUSED
    async with worker(client, name, activities=ALL):
        await handle.unpause()
        assert await handle.result() == 8


async def test_lists_and_counts(client, name):
    handles = [await client.start_activity(doubles, 1, id=f"{name}-{n}", task_queue=name, start_to_close_timeout=MINUTE) for n in range(3)]
    await handles[0].terminate()
    query = f"TaskQueue = '{name}'"
    await until(lambda: has_listed(client, query + " AND ExecutionStatus = 'Terminated'", 1))
    listed = [one.activity_id async for one in client.list_activities(query, page_size=2)]
    assert sorted(listed) == [f"{name}-{n}" for n in range(3)]
    assert (await client.count_activities(query)).count == 3
    groups = (await client.count_activities(query + " GROUP BY ExecutionStatus")).groups
    assert {tuple(group.group_values): group.count for group in groups} == {("Running",): 2, ("Terminated",): 1}


async def test_the_command_line_starts_describes_holds_and_lists(cli, client, name):
    async def run(*arguments):
        done = await asyncio.to_thread(cli.run, "activity", *arguments, "--output", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    on = ("--activity-id", name)
    started = await run("start", *on, "--type", "doubles", "--task-queue", name, "--start-to-close-timeout", "1m", "--input", "5")
    assert started["activityId"] == name
    await run("pause", *on, "--reason", "look")
    assert "PAUSED" in json.dumps(await run("describe", *on)).upper()
    await run("unpause", *on)
    async with worker(client, name, activities=ALL):
        result = await run("result", *on)
    assert result["result"] == 10
    listed = await run("list", "--query", f"ActivityId = '{name}'")
    assert name in json.dumps(listed)
    assert json.loads(json.dumps(await run("count", "--query", f"ActivityId = '{name}'")))["count"] in (1, "1")
    await run("delete", *on, "--yes")
    await until(lambda: is_gone(client, name))


async def test_the_command_line_holds_a_workflows_activity(cli, client, name):
    async def run(*arguments):
        done = await asyncio.to_thread(cli.run, "activity", *arguments, "--workflow-id", name, "--activity-id", "the-one")
        assert done.returncode == 0, done.stderr

    async def pending():
        return list((await client.get_workflow_handle(name).describe()).raw_description.pending_activities)

    async def is_scheduled():
        return bool(await pending())

    handle = await client.start_workflow(Held.run, id=name, task_queue=name)
    async with worker(client, name, [Held]):
        await until(is_scheduled)
    await run("pause", "--reason", "look")
    assert (await pending())[0].pause_info.manual.reason == "look"
    await run("update-options", "--heartbeat-timeout", "30s")
    assert (await pending())[0].activity_options.heartbeat_timeout.seconds == 30
    await run("reset", "--keep-paused", "--restore-original-options")
    assert (await pending())[0].activity_options.heartbeat_timeout.seconds == 0
    await run("unpause")
    async with worker(client, name, [Held], ALL):
        assert await handle.result() == 3


async def is_in(handle, state):
    return (await handle.describe()).run_state == state


async def has_listed(client, query, count):
    return (await client.count_activities(query)).count == count


async def is_gone(client, name):
    try:
        await client.get_activity_handle(name).describe()
    except RPCError as error:
        return error.status == RPCStatusCode.NOT_FOUND
    return False
