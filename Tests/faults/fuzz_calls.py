"""Rubbish for handlers: requests whose fields, bytes, tokens and filters are wrong in every way, in a right envelope."""

from __future__ import annotations

import random
import struct

from google.protobuf.descriptor import FieldDescriptor as Field
from google.protobuf.message import Message
from harness.raw import WorkflowService, poll_activity, poll_workflow, start_request
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.operatorservice.v1 import service_pb2 as operator_service
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2 as workflow_service

WORKFLOW = "/temporal.api.workflowservice.v1.WorkflowService/"
# They would take away what the other inputs need.
SPARED = {"DeleteNamespace", "DeprecateNamespace", "UpdateNamespace"}

INTEGERS = [0, 1, -1, 2, 3, 10, 100, 1000, 2**31 - 1, -(2**31), 2**31, 2**63 - 1, -(2**63), 2**62, 10**18, 253402300800, -62135596801]
FLOATS = [0.0, -0.0, 1.0, -1.0, 1e308, -1e308, float("inf"), float("-inf"), float("nan"), 5e-324]
WORDS = ["", "default", "fuzz", "fuzz-a", "fuzz-b", "\0", "a" * 1001, "ü" * 300, "../..", "%s%n", "'", '"', "\U0001f600", "__temporal_x", "temporal-system",
         "00000000-0000-0000-0000-000000000000", "not-a-uuid", "* * * * *", "@every 0s", "CRON_TZ=Nowhere * * * * *", "1", "-1", "WorkflowId"]  # fmt: skip


class Scene:
    """A few real things, so that some of the rubbish finds something to break."""

    def __init__(self, port: int):
        self.methods = [
            (f"/{service.full_name}/{method.name}", method.input_type._concrete_class)
            for service in (*workflow_service.DESCRIPTOR.services_by_name.values(), *operator_service.DESCRIPTOR.services_by_name.values())
            for method in service.methods
            if method.name not in SPARED
        ]
        with WorkflowService(port) as service:
            self.runs = [service.StartWorkflowExecution(start_request(name)).run_id for name in ("fuzz-a", "fuzz-b")]
            task = service.PollWorkflowTaskQueue(poll_workflow("fuzz-a"))
            page = service.GetWorkflowExecutionHistory(
                rpc.GetWorkflowExecutionHistoryRequest(
                    namespace="default", execution=WorkflowExecution(workflow_id="fuzz-a"), maximum_page_size=1, wait_new_event=True
                )
            )
            self.tokens = [task.task_token, page.next_page_token, self.activity_token(service)]
        self.words = WORDS + self.runs

    def activity_token(self, service: WorkflowService) -> bytes:
        from google.protobuf.duration_pb2 import Duration
        from temporalio.api.common.v1 import ActivityType

        service.StartActivityExecution(
            rpc.StartActivityExecutionRequest(
                namespace="default",
                activity_id="fuzz",
                activity_type=ActivityType(name="fuzz"),
                task_queue=TaskQueue(name="fuzz"),
                start_to_close_timeout=Duration(seconds=600),
                request_id="fuzz",
            )
        )
        return service.PollActivityTaskQueue(poll_activity("fuzz")).task_token


def text(scene: Scene, chance: random.Random) -> str:
    if chance.random() < 0.85:
        return chance.choice(scene.words)
    return "".join(chr(chance.choice((chance.randrange(32, 127), chance.randrange(1, 0xD800)))) for _ in range(chance.randrange(40)))


def raw(scene: Scene, chance: random.Random) -> bytes:
    kind = chance.random()
    if kind < 0.5:
        return mutate(chance.choice(scene.tokens), chance)
    return chance.randbytes(chance.choice((0, 1, 16, 17, 100)))


def fill(message: Message, scene: Scene, chance: random.Random, depth: int = 0) -> Message:
    """Sets some of a message's fields to something, and of some more than one."""
    often = 0.5 if depth == 0 else 0.35
    for field in message.DESCRIPTOR.fields:
        if field.name == "namespace" and field.type == Field.TYPE_STRING:
            message.namespace = "default" if chance.random() < 0.95 else text(scene, chance)
            continue
        if chance.random() > often or depth > 4:
            continue
        if field.message_type and field.message_type.GetOptions().map_entry:
            fill_map(getattr(message, field.name), field, scene, chance, depth)
        elif field.is_repeated if hasattr(field, "is_repeated") else field.label == Field.LABEL_REPEATED:
            for _ in range(chance.choice((1, 1, 2, 3))):
                if field.message_type:
                    fill(getattr(message, field.name).add(), scene, chance, depth + 1)
                else:
                    getattr(message, field.name).append(scalar(field, scene, chance))
        elif field.message_type:
            inner = getattr(message, field.name)
            inner.SetInParent()
            fill(inner, scene, chance, depth + 1)
        else:
            setattr(message, field.name, scalar(field, scene, chance))
    return message


def fill_map(entries, field, scene: Scene, chance: random.Random, depth: int) -> None:
    key, value = field.message_type.fields_by_name["key"], field.message_type.fields_by_name["value"]
    for _ in range(chance.choice((1, 2))):
        name = scalar(key, scene, chance)
        if value.message_type:
            fill(entries[name], scene, chance, depth + 1)
        else:
            entries[name] = scalar(value, scene, chance)


def scalar(field, scene: Scene, chance: random.Random):
    if field.type == Field.TYPE_STRING:
        return text(scene, chance)
    if field.type == Field.TYPE_BYTES:
        return raw(scene, chance)
    if field.type == Field.TYPE_BOOL:
        return chance.random() < 0.5
    if field.type == Field.TYPE_ENUM:
        if chance.random() < 0.1:
            return chance.choice((-1, 99, 2**31 - 1))
        return chance.choice(field.enum_type.values).number
    if field.type in (Field.TYPE_DOUBLE, Field.TYPE_FLOAT):
        number = chance.choice(FLOATS)
        return number if field.type == Field.TYPE_DOUBLE or abs(number) < 1e38 else float("inf")
    number = chance.choice(INTEGERS) if chance.random() < 0.7 else chance.randrange(-20, 20)
    bits = 32 if field.type in (Field.TYPE_INT32, Field.TYPE_SINT32, Field.TYPE_SFIXED32, Field.TYPE_UINT32, Field.TYPE_FIXED32) else 64
    if field.type in (Field.TYPE_UINT32, Field.TYPE_UINT64, Field.TYPE_FIXED32, Field.TYPE_FIXED64):
        return abs(number) % 2**bits
    return (number + 2 ** (bits - 1)) % 2**bits - 2 ** (bits - 1)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Bytes that were right, and are not quite."""
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        kind, at = chance.randrange(5), chance.randrange(len(data) + 1)
        if kind == 0 and data:
            data[at % len(data)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[at : at + chance.randrange(1, 9)]
        elif kind == 2:
            data[at:at] = chance.randbytes(chance.randrange(1, 9))
        elif kind == 3:
            data[at:at] = b"\xff" * chance.randrange(1, 11)
        else:
            data = data[:at]
    return bytes(data)


def fields(scene: Scene, chance: random.Random) -> tuple[str, bytes]:
    """Any method, with any fields."""
    path, kind = chance.choice(scene.methods)
    return path, fill(kind(), scene, chance).SerializeToString()


def bytes_(scene: Scene, chance: random.Random) -> tuple[str, bytes]:
    """Any method, with bytes that are no message, or not quite."""
    path, kind = chance.choice(scene.methods)
    if chance.random() < 0.2:
        return path, chance.randbytes(chance.randrange(60))
    if chance.random() < 0.1:
        # Messages in messages in messages.
        depth = chance.randrange(1, 400)
        body = b""
        for _ in range(depth):
            body = bytes([(chance.randrange(1, 4) << 3) | 2]) + varint(len(body)) + body
        return path, body
    return path, mutate(fill(kind(), scene, chance).SerializeToString(), chance)


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


TOKENED = [
    rpc.RespondWorkflowTaskCompletedRequest, rpc.RespondWorkflowTaskFailedRequest, rpc.RespondActivityTaskCompletedRequest,
    rpc.RespondActivityTaskFailedRequest, rpc.RespondActivityTaskCanceledRequest, rpc.RecordActivityTaskHeartbeatRequest,
    rpc.RespondQueryTaskCompletedRequest, rpc.RespondNexusTaskCompletedRequest,
]  # fmt: skip


def tokens(scene: Scene, chance: random.Random) -> tuple[str, bytes]:
    """Answers of workers to tasks that nobody gave out."""
    kind = chance.choice(TOKENED)
    message = fill(kind(), scene, chance)
    message.namespace = "default"
    message.task_token = mutate(chance.choice(scene.tokens), chance)
    return WORKFLOW + kind.__name__.removesuffix("Request"), message.SerializeToString()


def pages(scene: Scene, chance: random.Random) -> tuple[str, bytes]:
    """Readers that go on from where they never were."""
    token = raw(scene, chance)
    run = WorkflowExecution(workflow_id="fuzz-a", run_id=chance.choice(["", *scene.runs]))
    size = chance.choice((0, 1, -1, 1000, 2**31 - 1))
    kind = chance.randrange(4)
    if kind == 0:
        wait = chance.random() < 0.3
        request = rpc.GetWorkflowExecutionHistoryRequest(
            namespace="default", execution=run, next_page_token=token, maximum_page_size=size, wait_new_event=wait
        )
    elif kind == 1:
        request = rpc.GetWorkflowExecutionHistoryReverseRequest(
            namespace="default", execution=run, next_page_token=token, maximum_page_size=size
        )
    elif kind == 2:
        request = rpc.ListWorkflowExecutionsRequest(namespace="default", next_page_token=token, page_size=size)
    else:
        request = rpc.ListActivityExecutionsRequest(namespace="default", next_page_token=token, page_size=size)
    return WORKFLOW + type(request).__name__.removesuffix("Request"), request.SerializeToString()


PARTS = [
    "WorkflowId", "WorkflowType", "ExecutionStatus", "StartTime", "CloseTime", "RunId", "TaskQueue", "ActivityId", "Nothing", "`a b`", "=", "!=", ">", ">=",
    "<", "<=", "AND", "OR", "NOT", "IN", "BETWEEN", "STARTS_WITH", "IS", "NULL", "ORDER BY", "GROUP BY", "LIMIT", "LIKE", "(", ")", ",", "'x'", '"x"', "'", '"',
    "1", "-1", "1.5", "1e999", "99999999999999999999", "'Running'", "'2020-01-01T00:00:00Z'", "'9999-99-99'", "true", "\\", "\0", "--", "/*", ";", "ü", "\t",
]  # fmt: skip


def query(chance: random.Random) -> str:
    if chance.random() < 0.03:
        return "(" * chance.randrange(1, 20_000)
    if chance.random() < 0.03:
        column, count = chance.choice(("WorkflowId", "WorkerIdentity")), int(10 ** chance.uniform(0, 5))
        return chance.choice((" AND ", " OR ")).join([f"{column} = 'a'"] * count)
    if chance.random() < 0.3:
        right = "WorkflowId = 'a' AND (WorkflowType IN ('a', 'b') OR StartTime BETWEEN '2020-01-01T00:00:00Z' AND '2030-01-01T00:00:00Z')"
        return mutate(right.encode(), chance).decode(errors="replace")
    return chance.choice((" ", "", "  ")).join(chance.choice(PARTS) for _ in range(chance.randrange(1, 14)))


def filters(scene: Scene, chance: random.Random) -> tuple[str, bytes]:
    """Lists and counts by filters that are none."""
    kind = chance.choice(
        (
            rpc.ListWorkflowExecutionsRequest, rpc.CountWorkflowExecutionsRequest, rpc.ScanWorkflowExecutionsRequest, rpc.ListActivityExecutionsRequest,
            rpc.CountActivityExecutionsRequest, rpc.ListSchedulesRequest, rpc.ListWorkersRequest,
        )
    )  # fmt: skip
    return WORKFLOW + kind.__name__.removesuffix("Request"), kind(namespace="default", query=query(chance)).SerializeToString()


def envelope(body: bytes, flag: int = 0) -> bytes:
    """A message as gRPC frames it."""
    return struct.pack(">BI", flag, len(body)) + body


CALLS = {"fields": fields, "bytes": bytes_, "tokens": tokens, "pages": pages, "filters": filters}
