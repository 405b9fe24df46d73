"""The plain gRPC API, for what the SDK hides: eager answers, request ids, empty polls, error details."""

from __future__ import annotations

import json
import uuid

import grpc
from temporalio.api.common.v1 import ActivityType, Payload, Payloads, WorkflowType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2_grpc

DEADLINE = 20  # seconds; a test that waits longer is broken


class WorkflowService:
    """The service's stub on a connection of its own, with a deadline on every call."""

    def __init__(self, port: int):
        self._channel = grpc.insecure_channel(
            f"127.0.0.1:{port}", options=[("grpc.use_local_subchannel_pool", 1), ("grpc.max_send_message_length", -1)]
        )
        self._open: list = []
        self._stub = service_pb2_grpc.WorkflowServiceStub(self._channel)

    def __getattr__(self, method: str):
        call = getattr(self._stub, method)
        return lambda request, timeout=DEADLINE: call(request, timeout=timeout)

    def later(self, method: str, request, timeout: float = 70):
        """Sends a call and answers its future, which is kept: gRPC cancels a call whose future nobody holds."""
        self._open.append(getattr(self._stub, method).future(request, timeout=timeout))
        return self._open[-1]

    def __enter__(self) -> WorkflowService:
        return self

    def __exit__(self, *_) -> None:
        self._channel.close()


def payloads(*values) -> Payloads:
    return Payloads(
        payloads=[Payload(metadata={"encoding": b"json/plain"}, data=json.dumps(value).encode()) for value in values]
    )


def start_request(name: str, **fields) -> rpc.StartWorkflowExecutionRequest:
    """A start of workflow `name` on task queue `name`."""
    defaults = dict(
        namespace="default",
        workflow_id=name,
        workflow_type=WorkflowType(name="Raw"),
        task_queue=TaskQueue(name=name),
        request_id=str(uuid.uuid4()),
        identity="raw",
    )
    return rpc.StartWorkflowExecutionRequest(**{**defaults, **fields})


def poll_workflow(name: str) -> rpc.PollWorkflowTaskQueueRequest:
    return rpc.PollWorkflowTaskQueueRequest(namespace="default", task_queue=TaskQueue(name=name), identity="raw")


def poll_activity(name: str) -> rpc.PollActivityTaskQueueRequest:
    return rpc.PollActivityTaskQueueRequest(namespace="default", task_queue=TaskQueue(name=name), identity="raw")


def activity_type(name: str) -> ActivityType:
    return ActivityType(name=name)
