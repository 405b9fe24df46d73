"""The order workflow and the load around it."""

import asyncio

import pytest
from harness.order import ACTIVITIES, Order, OrderWorkflow, expected
from harness.workers import event_types, worker
from temporalio import activity, workflow
from temporalio.api.common.v1 import Payload
from temporalio.client import Client, Interceptor, OutboundInterceptor
from temporalio.converter import PayloadConverter
from temporalio.worker import (
    ActivityInboundInterceptor,
    Interceptor as WorkerInterceptor,
    WorkflowInboundInterceptor,
    WorkflowOutboundInterceptor,
)

ACTIVITY_EVENTS = [
    "ActivityTaskScheduled",
    "ActivityTaskStarted",
    "ActivityTaskCompleted",
    "WorkflowTaskScheduled",
    "WorkflowTaskStarted",
    "WorkflowTaskCompleted",
]
ORDER_EVENTS = [
    "WorkflowExecutionStarted",
    "WorkflowTaskScheduled",
    "WorkflowTaskStarted",
    "WorkflowTaskCompleted",
    *ACTIVITY_EVENTS * 3,
    "WorkflowExecutionCompleted",
]


@pytest.mark.parametrize("cache", [1000, 0])
async def test_an_order_completes_with_and_without_the_sticky_cache(client, name, cache):
    async with worker(client, name, [OrderWorkflow], ACTIVITIES, max_cached_workflows=cache):
        order = Order(name, 7)
        handle = await client.start_workflow(OrderWorkflow.run, order, id=name, task_queue=name)
        assert await handle.result() == expected(order)
        assert await event_types(handle) == ORDER_EVENTS


async def test_two_hundred_orders_at_once_complete_without_a_timed_out_or_failed_task(client, name):
    orders = [Order(f"{name}-{i}", i) for i in range(200)]
    async with worker(client, name, [OrderWorkflow], ACTIVITIES):
        handles = await asyncio.gather(
            *(client.start_workflow(OrderWorkflow.run, order, id=order.id, task_queue=name) for order in orders)
        )
        results = await asyncio.gather(*(handle.result() for handle in handles))
        assert results == [expected(order) for order in orders]
        for handle in handles[::20]:
            assert await event_types(handle) == ORDER_EVENTS


async def test_two_hundred_waiting_workflow_tasks_are_all_given_out_once_a_worker_comes(client, name):
    handles = await asyncio.gather(
        *(client.start_workflow(Echo.run, str(i), id=f"{name}-{i}", task_queue=name) for i in range(200))
    )
    async with worker(client, name, [Echo], max_concurrent_workflow_tasks=200):
        assert await asyncio.gather(*(handle.result() for handle in handles)) == [str(i) for i in range(200)]


@workflow.defn
class Echo:
    @workflow.run
    async def run(self, text: str) -> str:
        return text


@pytest.mark.parametrize("size", [1_992_294, 1_000_000])  # 1.9 MiB and a payload far below
async def test_a_payload_below_two_mebibytes_passes_both_ways(client, name, size):
    async with worker(client, name, [Echo]):
        text = "x" * size
        assert await client.execute_workflow(Echo.run, text, id=name, task_queue=name) == text


async def test_a_started_workflows_payload_above_two_mebibytes_is_refused_by_name(server, name):
    import grpc
    from harness.raw import WorkflowService, payloads, start_request

    with WorkflowService(server.port) as service:
        with pytest.raises(grpc.RpcError) as refused:
            service.StartWorkflowExecution(start_request(name, input=payloads("x" * 2_202_010)))  # 2.1 MiB
    assert refused.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    assert refused.value.details() == "Blob data size exceeds limit."


async def test_a_message_above_four_mebibytes_is_refused_and_the_connection_lives_on(server, name):
    import grpc
    from harness.raw import WorkflowService, payloads, start_request

    with WorkflowService(server.port) as service:
        with pytest.raises(grpc.RpcError) as refused:
            service.StartWorkflowExecution(start_request(name, input=payloads("x" * 5_000_000)))
        assert refused.value.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
        assert "grpc: received message larger than max" in refused.value.details()
        service.StartWorkflowExecution(start_request(name))


class Tracing(Interceptor, WorkerInterceptor):
    """Puts one header on a start and passes it on to the activity, which answers with it."""

    def intercept_client(self, next):
        return _ClientSide(next)

    def workflow_interceptor_class(self, input):
        return _WorkflowInbound

    def intercept_activity(self, next):
        return _ActivitySide(next)


class _ClientSide(OutboundInterceptor):
    async def start_workflow(self, input):
        input.headers = {**input.headers, "trace": PayloadConverter.default.to_payloads(["from the client"])[0]}
        return await super().start_workflow(input)


class _WorkflowInbound(WorkflowInboundInterceptor):
    def init(self, outbound):
        super().init(_WorkflowOutbound(outbound))

    async def execute_workflow(self, input):
        workflow.instance().header = input.headers["trace"]
        return await super().execute_workflow(input)


class _WorkflowOutbound(WorkflowOutboundInterceptor):
    def start_activity(self, input):
        header: Payload = workflow.instance().header
        input.headers = {**input.headers, "trace": header}
        return super().start_activity(input)


class _ActivitySide(ActivityInboundInterceptor):
    async def execute_activity(self, input):
        [value] = PayloadConverter.default.from_payloads([input.headers["trace"]], [str])
        return f"{await super().execute_activity(input)} {value}"


@workflow.defn
class Traced:
    header: Payload

    @workflow.run
    async def run(self) -> str:
        from datetime import timedelta

        return await workflow.execute_activity(seen, start_to_close_timeout=timedelta(seconds=10))


@activity.defn
async def seen() -> str:
    return "header"


async def test_headers_travel_from_the_client_through_the_workflow_to_the_activity(server, name):
    tracing = Tracing()
    client = await Client.connect(server.address, interceptors=[tracing])
    async with worker(client, name, [Traced], [seen]):
        assert await client.execute_workflow(Traced.run, id=name, task_queue=name) == "header from the client"
