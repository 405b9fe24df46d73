"""Starting orders through crashes, and reading what became of them, over the plain gRPC API."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import dataclass, field

import grpc
from harness.workers import short_type
from temporalio.api.common.v1 import WorkflowExecution, WorkflowType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2_grpc

ENDS = ("ActivityTaskCompleted", "ActivityTaskTimedOut", "ActivityTaskFailed")
# What a call may meet while the server is dead or on its way up or down; everything else is an answer.
NO_ANSWER = {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.CANCELLED}


@dataclass
class Order:
    """One order, from before its start is acknowledged."""

    id: str
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    run_ids: set[str] = field(default_factory=set)  # run ids that starts were acknowledged with: one, or promises are broken
    refusals: list[str] = field(default_factory=list)  # answers to a start that are neither acknowledgement nor silence
    seen: list[bytes] = field(default_factory=list)  # the longest history a reader was shown

    finished: bool = False  # whether its run was seen closed
    type: str = "CrashOrder"

    @property
    def acknowledged(self) -> bool:
        return bool(self.run_ids)


class Shop:
    """A client that takes no silence for an answer."""

    def __init__(self, port: int, task_queue: str):
        self._task_queue = task_queue
        self._channel = grpc.aio.insecure_channel(
            f"127.0.0.1:{port}",
            options=[(f"grpc.{which}_reconnect_backoff_ms", 50) for which in ("initial", "min", "max")],
        )
        self.service = service_pb2_grpc.WorkflowServiceStub(self._channel)

    async def close(self) -> None:
        await self._channel.close()

    async def call(self, method: str, request, timeout: float = 5):
        """Calls until there is an answer, and returns it or raises the error that the server chose."""
        while True:
            try:
                return await getattr(self.service, method)(request, timeout=timeout)
            except grpc.aio.AioRpcError as error:
                if error.code() not in NO_ANSWER:
                    raise
                await asyncio.sleep(0.05)

    async def start(self, order: Order) -> None:
        """Starts `order` under its one request id until the server has said yes."""
        request = rpc.StartWorkflowExecutionRequest(
            namespace="default",
            workflow_id=order.id,
            workflow_type=WorkflowType(name=order.type),
            task_queue=TaskQueue(name=self._task_queue),
            request_id=order.request_id,
            identity="crash",
        )
        while True:
            try:
                order.run_ids.add((await self.call("StartWorkflowExecution", request)).run_id)
                return
            except grpc.aio.AioRpcError as error:
                order.refusals.append(f"{order.id}: {error.code().name} {error.details()}")
                if len(order.refusals) > 20:
                    return
                await asyncio.sleep(0.1)

    async def history(self, order: Order) -> list[HistoryEvent]:
        """All events of the order's current run, page by page; none when the server knows no such workflow."""
        events, token = [], b""
        while True:
            request = rpc.GetWorkflowExecutionHistoryRequest(
                namespace="default", execution=WorkflowExecution(workflow_id=order.id), next_page_token=token
            )
            try:
                page = await self.call("GetWorkflowExecutionHistory", request)
            except grpc.aio.AioRpcError as error:
                if error.code() == grpc.StatusCode.NOT_FOUND:
                    return []
                raise
            events += page.history.events
            token = page.next_page_token
            if not token:
                return events

    async def run_id(self, order: Order) -> str | None:
        """The order's current run, or nil when the server knows no such workflow."""
        request = rpc.DescribeWorkflowExecutionRequest(
            namespace="default", execution=WorkflowExecution(workflow_id=order.id)
        )
        try:
            described = await self.call("DescribeWorkflowExecution", request)
        except grpc.aio.AioRpcError as error:
            if error.code() == grpc.StatusCode.NOT_FOUND:
                return None
            raise
        return described.workflow_execution_info.execution.run_id

    async def look(self, order: Order) -> None:
        """Reads the history as any user may and keeps it: what was shown must never be taken back.

        A workflow task that is only scheduled or started is soft state, so it does not count at the end of a history.
        """
        events = await self.history(order)
        if not events:
            order.refusals.append(f"{order.id}: acknowledged, then not found")
        while events and short_type(events[-1]) in ("WorkflowTaskScheduled", "WorkflowTaskStarted"):
            events.pop()
        if len(events) > len(order.seen):
            order.seen = [event.SerializeToString(deterministic=True) for event in events]

    async def closed(self, order: Order) -> None:
        """Returns when the order's run has closed, or when there is none."""
        while True:
            request = rpc.GetWorkflowExecutionHistoryRequest(
                namespace="default",
                execution=WorkflowExecution(workflow_id=order.id),
                wait_new_event=True,
                history_event_filter_type=2,
            )
            try:
                page = await self.call("GetWorkflowExecutionHistory", request, timeout=30)
            except grpc.aio.AioRpcError as error:
                if error.code() == grpc.StatusCode.NOT_FOUND:
                    return
                raise
            if page.history.events:
                return


def result(events: list[HistoryEvent]) -> list[str] | None:
    """What a completed order answered; nil when it ended otherwise or not at all."""
    if not events or not events[-1].HasField("workflow_execution_completed_event_attributes"):
        return None
    last = events[-1]
    return json.loads(last.workflow_execution_completed_event_attributes.result.payloads[0].data)


def faults(order: Order, events: list[HistoryEvent]) -> list[str]:
    """What is wrong with a closed order's history as a history, whatever it says."""
    if not events:
        return [f"{order.id}: not found"]
    types = [short_type(event) for event in events]
    found = []
    if [event.event_id for event in events] != list(range(1, len(events) + 1)):
        found.append(f"{order.id}: event ids {[event.event_id for event in events]}")
    if types.count("WorkflowExecutionStarted") != 1 or types[0] != "WorkflowExecutionStarted":
        found.append(f"{order.id}: starts {types.count('WorkflowExecutionStarted')} times")
    if types.count("WorkflowExecutionCompleted") > 1:
        found.append(f"{order.id}: completes {types.count('WorkflowExecutionCompleted')} times")
    scheduled = [e.event_id for e, kind in zip(events, types) if kind == "ActivityTaskScheduled"]
    ended = [_scheduled_id(e) for e, kind in zip(events, types) if kind in ENDS]
    if scheduled != ended:
        found.append(f"{order.id}: activities scheduled at {scheduled} end as those of {ended}")
    if order.seen != [event.SerializeToString(deterministic=True) for event in events[: len(order.seen)]]:
        found.append(f"{order.id}: {len(order.seen)} events were shown to a reader, and are others now")
    return found


def _scheduled_id(event: HistoryEvent) -> int:
    return getattr(event, event.WhichOneof("attributes")).scheduled_event_id
