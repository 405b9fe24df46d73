"""Skipped time, as the official SDK's test environments use it: the SDK itself starts the server, in the place of its test server."""

import asyncio
import time
import uuid
from datetime import datetime, timedelta, timezone

import pytest
import pytest_asyncio
from harness.workers import event_types, worker
from temporalio import activity, workflow
from temporalio.api.testservice.v1 import request_response_pb2 as rpc
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

pytestmark = pytest.mark.ours_only  # the original's dev server has no test service


@workflow.defn
class Century:
    @workflow.run
    async def run(self) -> str:
        began = workflow.now()
        for _ in range(10):
            await asyncio.sleep(timedelta(days=3650).total_seconds())
        return str((workflow.now() - began).days)


@workflow.defn
class Reminder:
    def __init__(self) -> None:
        self.stopped = False

    @workflow.run
    async def run(self) -> str:
        try:
            await workflow.wait_condition(lambda: self.stopped, timeout=timedelta(days=30))
            return "stopped"
        except asyncio.TimeoutError:
            return "reminded"

    @workflow.signal
    def stop(self) -> None:
        self.stopped = True


@activity.defn
async def fail_twice() -> int:
    if activity.info().attempt < 3:
        raise ApplicationError("not yet")
    return activity.info().attempt


@activity.defn
async def slow() -> None:
    await asyncio.sleep(0.5)


@workflow.defn
class Patient:
    @workflow.run
    async def run(self) -> int:
        timer = asyncio.create_task(asyncio.sleep(3600))
        await workflow.execute_activity(slow, start_to_close_timeout=timedelta(seconds=30))
        # The hour did not pass while the activity ran, or its timeout would have.
        assert not timer.done()
        return await workflow.execute_activity(
            fail_twice,
            start_to_close_timeout=timedelta(seconds=30),
            retry_policy=RetryPolicy(initial_interval=timedelta(days=100), maximum_interval=timedelta(days=300)),
        )


@pytest_asyncio.fixture(scope="module")
async def environment(binary):
    async with await WorkflowEnvironment.start_time_skipping(test_server_existing_path=str(binary)) as started:
        yield started


@pytest.fixture
def queue() -> str:
    return f"t-{uuid.uuid4().hex[:12]}"


async def test_a_century_of_timers_passes_in_a_moment(environment, queue):
    began = time.monotonic()
    async with worker(environment.client, queue, [Century]):
        assert await environment.client.execute_workflow(Century.run, id=queue, task_queue=queue) == "36500"
    assert time.monotonic() - began < 10


async def test_time_stands_while_an_activity_runs_and_passes_between_its_attempts(environment, queue):
    before = await environment.get_current_time()
    async with worker(environment.client, queue, [Patient], [slow, fail_twice]):
        assert await environment.client.execute_workflow(Patient.run, id=queue, task_queue=queue) == 3
    assert await environment.get_current_time() - before >= timedelta(days=300)


async def test_a_sleep_of_the_test_moves_time_so_far_and_no_further(environment, queue):
    async with worker(environment.client, queue, [Reminder]):
        handle = await environment.client.start_workflow(Reminder.run, id=queue, task_queue=queue)
        before = await environment.get_current_time()
        await environment.sleep(timedelta(days=29))
        passed = await environment.get_current_time() - before
        assert timedelta(days=29) <= passed < timedelta(days=29, minutes=1)
        assert "TimerFired" not in await event_types(handle)
        await handle.signal(Reminder.stop)
        assert await handle.result() == "stopped"


async def test_a_run_that_closed_long_ago_can_still_be_asked(environment, queue):
    async with worker(environment.client, queue, [Reminder]):
        first = await environment.client.start_workflow(Reminder.run, id=f"{queue}-1", task_queue=queue)
        with environment.auto_time_skipping_disabled():
            await first.signal(Reminder.stop)
            await first.result()
        second = await environment.client.start_workflow(Reminder.run, id=f"{queue}-2", task_queue=queue)
        assert await second.result() == "reminded"
        assert await first.result() == "stopped"


async def test_locks_are_counted(environment):
    service = environment.client.test_service
    await service.lock_time_skipping(rpc.LockTimeSkippingRequest())
    await service.unlock_time_skipping(rpc.UnlockTimeSkippingRequest())
    await service.unlock_time_skipping(rpc.UnlockTimeSkippingRequest())
    try:
        with pytest.raises(RPCError):
            await service.unlock_time_skipping(rpc.UnlockTimeSkippingRequest())
        until = rpc.SleepUntilRequest()
        until.timestamp.FromDatetime((await environment.get_current_time()).replace(tzinfo=None) + timedelta(days=1))
        await service.sleep_until(until)
        assert await environment.get_current_time() >= until.timestamp.ToDatetime(tzinfo=timezone.utc)
    finally:
        await service.lock_time_skipping(rpc.LockTimeSkippingRequest())


async def test_a_server_that_was_not_started_for_it_has_no_test_service(client):
    with pytest.raises(RPCError, match="(?i)unimplemented|not found|unknown"):
        await client.test_service.lock_time_skipping(rpc.LockTimeSkippingRequest())


async def test_the_sdk_starts_our_dev_server_as_its_own(binary, queue):
    async with await WorkflowEnvironment.start_local(dev_server_existing_path=str(binary)) as local:
        async with worker(local.client, queue, [Reminder]):
            handle = await local.client.start_workflow(Reminder.run, id=queue, task_queue=queue, start_signal="stop")
            assert await handle.result() == "stopped"
        assert abs(await local.get_current_time() - datetime.now(timezone.utc)) < timedelta(seconds=5)
