"""Workers that come, go and forget."""

import asyncio
import time
from datetime import timedelta

import pytest
from harness import raw
from harness.order import Order, OrderWorkflow, charge, expected, reserve
from harness.workers import event_types, events, until, worker
from temporalio import activity, workflow
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.client import Client


@workflow.defn
class Counter:
    def __init__(self) -> None:
        self.total = 0
        self.done = False

    @workflow.run
    async def run(self) -> int:
        await workflow.wait_condition(lambda: self.done)
        return self.total

    @workflow.signal
    async def add(self, number: int) -> None:
        await asyncio.sleep(0.01)
        self.total += number

    @workflow.signal
    def finish(self) -> None:
        self.done = True

    @workflow.query
    def now(self) -> int:
        return self.total


async def test_a_worker_that_went_loses_its_cache_and_the_next_replays_from_history(client, name):
    handle = await client.start_workflow(Counter.run, id=name, task_queue=name)
    for number in [1, 2, 3]:
        async with worker(client, name, [Counter]):
            await handle.signal(Counter.add, number)
            await until(lambda: _total(handle, sum(range(number + 1))))
    async with worker(client, name, [Counter]):
        await handle.signal(Counter.finish)
        assert await handle.result() == 6


async def _total(handle, expected_total: int) -> bool:
    return await handle.query(Counter.now) == expected_total


async def test_a_sticky_task_of_a_worker_that_vanished_goes_to_another_within_the_sticky_timeout(server, client, name):
    """The first worker takes one task and answers with a sticky queue that nobody polls any more."""
    from temporalio.api.taskqueue.v1 import StickyExecutionAttributes, TaskQueue

    with raw.WorkflowService(server.port) as service:
        handle = await client.start_workflow(Counter.run, id=name, task_queue=name)
        task = await asyncio.to_thread(service.PollWorkflowTaskQueue, raw.poll_workflow(name))
        sticky = StickyExecutionAttributes(worker_task_queue=TaskQueue(name=f"{name}-gone", kind=2, normal_name=name))
        sticky.schedule_to_start_timeout.FromTimedelta(timedelta(seconds=1))
        service.RespondWorkflowTaskCompleted(
            rpc.RespondWorkflowTaskCompletedRequest(
                task_token=task.task_token, namespace="default", sticky_attributes=sticky, identity="gone"
            )
        )
    async with worker(client, name, [Counter]):
        began = time.monotonic()
        await handle.signal(Counter.finish)
        assert await handle.result() == 0
        assert time.monotonic() - began < 5


async def test_a_worker_that_stops_in_the_middle_of_an_order_is_replaced(client, name):
    order = Order(name, 9)
    async with worker(client, name, [OrderWorkflow], [reserve, charge, _ship_named_never]):
        handle = await client.start_workflow(OrderWorkflow.run, order, id=name, task_queue=name)
        await until(lambda: _reached_ship(handle))
    from harness.order import ship

    async with worker(client, name, [OrderWorkflow], [reserve, charge, ship]):
        assert await handle.result() == expected(order)


@activity.defn(name="ship")
async def _ship_named_never(order: Order) -> str:
    raise RuntimeError("this build cannot ship")


async def _reached_ship(handle) -> bool:
    return (await event_types(handle)).count("ActivityTaskScheduled") == 3


async def test_a_workflow_task_that_nobody_answers_times_out_and_is_given_out_again(server, client, name):
    with raw.WorkflowService(server.port) as service:
        handle = await client.start_workflow(Counter.run, id=name, task_queue=name, task_timeout=timedelta(seconds=1))
        await asyncio.to_thread(service.PollWorkflowTaskQueue, raw.poll_workflow(name))
    async with worker(client, name, [Counter]):
        await handle.signal(Counter.finish)
        assert await handle.result() == 0
    found = await events(handle)
    timed_out = [e for e in found if e.HasField("workflow_task_timed_out_event_attributes")]
    assert len(timed_out) == 1


@workflow.defn(name="Repaired")
class Broken:
    @workflow.run
    async def run(self) -> str:
        raise RuntimeError("a bug, which fails the task and not the workflow")


@workflow.defn(name="Repaired")
class Repaired:
    @workflow.run
    async def run(self) -> str:
        return "repaired"


async def test_a_failing_workflow_task_is_tried_again_until_a_repaired_worker_comes(client, name):
    async with worker(client, name, [Broken]):
        handle = await client.start_workflow("Repaired", id=name, task_queue=name, task_timeout=timedelta(seconds=2))
        await until(lambda: _failed(handle))
    async with worker(client, name, [Repaired]):
        assert await handle.result() == "repaired"
    failures = [e for e in await events(handle) if e.HasField("workflow_task_failed_event_attributes")]
    assert "a bug" in failures[0].workflow_task_failed_event_attributes.failure.message


async def _failed(handle) -> bool:
    return "WorkflowTaskFailed" in await event_types(handle)


async def test_a_poll_whose_caller_left_swallows_no_task(server, client, name):
    """Twenty polls are cancelled by their callers; the task that comes then goes to the one that stayed."""
    with raw.WorkflowService(server.port) as service:
        gone = [service.later("PollWorkflowTaskQueue", raw.poll_workflow(name)) for _ in range(20)]
        await asyncio.sleep(0.3)
        for poll in gone:
            poll.cancel()
        await asyncio.sleep(0.3)
        began = time.monotonic()
        service.StartWorkflowExecution(raw.start_request(name))
        task = await asyncio.to_thread(service.PollWorkflowTaskQueue, raw.poll_workflow(name))
        assert task.workflow_execution.workflow_id == name and task.attempt == 1
        assert time.monotonic() - began < 2


async def test_describe_names_the_pollers_of_a_task_queue(server, name):
    client = await Client.connect(server.address, identity=f"poller of {name}")
    async with worker(client, name, [Counter]):
        with raw.WorkflowService(server.port) as service:
            request = rpc.DescribeTaskQueueRequest(namespace="default", task_queue={"name": name}, task_queue_type=1)

            async def named() -> bool:
                return f"poller of {name}" in [p.identity for p in service.DescribeTaskQueue(request).pollers]

            await until(named)


@pytest.mark.parametrize("method", ["PollWorkflowTaskQueue", "PollActivityTaskQueue"])
def test_a_poll_with_a_short_deadline_is_answered_empty_before_it(server, name, method):
    request = raw.poll_workflow(name) if method == "PollWorkflowTaskQueue" else raw.poll_activity(name)
    with raw.WorkflowService(server.port) as service:
        began = time.monotonic()
        answer = getattr(service, method)(request, timeout=3)
        assert answer.task_token == b""
        assert 1 < time.monotonic() - began < 3
