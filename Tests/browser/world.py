"""A server with its pages, and workflows of every kind on it: what the browser looks at."""

from __future__ import annotations

import asyncio
import logging
import uuid
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from corpus import EVIL, EVIL_ID
from harness.raw import WorkflowService, payloads, start_request
from harness.server import Server, free_port
from harness.workers import until, worker
from temporalio import activity, workflow
from temporalio.api.batch.v1 import message_pb2 as batch
from temporalio.api.common.v1 import Callback, Memo, Payload, SearchAttributes, WorkflowExecution, WorkflowType
from temporalio.api.failure.v1 import ApplicationFailureInfo, Failure
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.api.sdk.v1 import UserMetadata
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleIntervalSpec,
    ScheduleSpec,
    ScheduleState,
    WorkflowHandle,
)
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError

QUEUE = "orders"
EVIL_QUEUE = "evil"
# Completion callbacks may go to this machine, where nothing listens at the port they name.
CALLBACKS = ("--dynamic-config-value", 'callback.allowedAddresses=[{"Pattern":"127.0.0.1:*","AllowInsecure":true}]')
MINUTE = timedelta(minutes=1)
ATTRIBUTES = {"Customer": 2, "Amount": 4}  # Keyword and Double


class PagesServer(Server):
    """A server that shows its pages; `Server` starts headless ones."""

    def __init__(self, path: Path, **options):
        super().__init__(path, **options)
        self.ui_port = free_port()

    @property
    def command(self) -> list[str]:
        words = [word for word in super().command if word != "--headless"]
        return [*words, "--ui-ip", "127.0.0.1", "--ui-port", str(self.ui_port)]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.ui_port}"


@activity.defn
async def charge(order: dict) -> dict:
    return {"order": order["id"], "charged": order["amount"], "currency": "EUR"}


@activity.defn
async def ship(order: dict) -> str:
    return f"parcel-{order['id']}"


@activity.defn
async def reserve(order: dict) -> None:
    raise ApplicationError("the warehouse does not answer: connection refused", {"shelf": 12}, type="WarehouseDown")


@activity.defn
async def step(number: int) -> int:
    return number


@workflow.defn
class Order:
    """Charges and ships; with a parcel that weighs too much it fails."""

    def __init__(self) -> None:
        self.state = "new"

    @workflow.run
    async def run(self, order: dict) -> dict:
        charged = await workflow.execute_activity(charge, order, start_to_close_timeout=MINUTE, summary="Take the money")
        self.state = "charged"
        await workflow.sleep(timedelta(milliseconds=30))
        if order["amount"] > 1000:
            raise ApplicationError("the parcel is too heavy", {"limit": 1000}, type="TooHeavy", non_retryable=True)
        parcel = await workflow.execute_activity(ship, order, start_to_close_timeout=MINUTE)
        return {**charged, "parcel": parcel}

    @workflow.query
    def status(self) -> str:
        return self.state


@workflow.defn
class Stuck:
    """Tries one activity for a very long time."""

    @workflow.run
    async def run(self, order: dict) -> None:
        retry = RetryPolicy(initial_interval=timedelta(milliseconds=20), backoff_coefficient=400_000, maximum_interval=timedelta(hours=2))
        await workflow.execute_activity(reserve, order, start_to_close_timeout=MINUTE, retry_policy=retry)


@workflow.defn
class Mailbox:
    """Takes signals and updates, answers queries, and waits."""

    def __init__(self) -> None:
        self.letters: list = []

    @workflow.run
    async def run(self, limit: int = 1_000_000) -> int:
        await workflow.wait_condition(lambda: len(self.letters) >= limit, timeout=timedelta(days=30))
        return len(self.letters)

    @workflow.signal
    def put(self, letter) -> None:
        self.letters.append(letter)

    @workflow.update
    def take(self, count: int) -> list:
        taken, self.letters = self.letters[:count], self.letters[count:]
        return taken

    @take.validator
    def check(self, count: int) -> None:
        if count < 0:
            raise ValueError("a count is not negative")

    @workflow.query
    def waiting(self) -> list:
        return self.letters


@workflow.defn
class Family:
    """Has one child that completes, one that fails, and one that waits."""

    @workflow.run
    async def run(self, orders: list[dict]) -> None:
        own = workflow.info().workflow_id
        children = [workflow.execute_child_workflow(Order.run, order, id=f"{own}/{order['id']}") for order in orders]
        waiting = workflow.execute_child_workflow(Mailbox.run, id=f"{own}/mailbox")
        await asyncio.gather(*children, waiting, return_exceptions=True)


@workflow.defn
class Long:
    """Runs a hundred activities: three hundred events."""

    @workflow.run
    async def run(self, count: int) -> int:
        numbers = [workflow.execute_activity(step, number, start_to_close_timeout=MINUTE) for number in range(count)]
        return sum(await asyncio.gather(*numbers))


@workflow.defn
class Generations:
    """Continues as new until it has done enough."""

    @workflow.run
    async def run(self, left: int) -> str:
        if left:
            workflow.continue_as_new(left - 1)
        return "done"


WORKFLOWS = [Order, Stuck, Mailbox, Family, Long, Generations]
ACTIVITIES = [charge, ship, reserve, step]


@dataclass
class World:
    """What was made, as the tests' addresses name it: `paths["stuck"]` is the run's page without a tab."""

    server: PagesServer
    client: Client
    paths: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, handle: WorkflowHandle) -> None:
        self.add_run(name, handle.id, handle.first_execution_run_id or handle.run_id or "")

    def add_run(self, name: str, workflow_id: str, run_id: str) -> None:
        self.paths[name] = path(workflow_id, run_id)

    async def start(self, run, *arguments, **options) -> tuple[WorkflowHandle, str]:
        """Starts a workflow for one test alone; answers it and the address of its page without a tab."""
        options = {"id": f"w-{uuid.uuid4().hex[:8]}", "task_queue": QUEUE, **options}
        handle = await self.client.start_workflow(run, args=arguments, **options)
        return handle, path(handle.id, handle.first_execution_run_id or "")


def path(workflow_id: str, run_id: str) -> str:
    """The address of a run's page without a tab."""
    return f"/namespaces/default/workflows/{quote(workflow_id, safe='')}/{run_id}"


@asynccontextmanager
async def world(binary: Path, db: Path | None = None, arguments: tuple[str, ...] = ()):
    """Starts the server and its worker, makes everything, and ends both."""
    logging.getLogger("temporalio").setLevel(logging.CRITICAL)  # what fails here is meant to
    with PagesServer(binary, db=db, arguments=("--log-level", "error", *CALLBACKS, *arguments)) as server:
        client = await Client.connect(server.address)
        made = World(server, client)
        add_search_attributes(server)
        async with worker(client, QUEUE, WORKFLOWS, ACTIVITIES):
            await asyncio.gather(make_workflows(made), make_others(made))
            with WorkflowService(server.port) as service:
                make_evil(made, service)
                make_called_back(made, service)
            yield made


def add_search_attributes(server: Server) -> None:
    import grpc
    from temporalio.api.operatorservice.v1 import service_pb2_grpc

    with grpc.insecure_channel(server.address) as channel:
        service_pb2_grpc.OperatorServiceStub(channel).AddSearchAttributes(
            AddSearchAttributesRequest(search_attributes=ATTRIBUTES, namespace="default"), timeout=20
        )


async def make_workflows(made: World) -> None:
    async def start(name: str, run, argument=None, **options) -> WorkflowHandle:
        arguments = [] if argument is None else [argument]
        handle = await made.client.start_workflow(run, args=arguments, id=options.pop("id", f"order-{name}"), task_queue=QUEUE, **options)
        made.add(name, handle)
        return handle

    memo = {"note": "called twice", "tags": ["fragile", "gift"]}
    order = {"id": "7015", "amount": 49.9, "lines": [{"sku": "lamp", "count": 2}]}
    completed, failed, stuck, mailbox, family, long, generations = await asyncio.gather(
        start("completed", Order.run, order, memo=memo, static_summary="Two lamps", static_details="For **Ada**\n\n- fragile"),
        start("failed", Order.run, {"id": "7016", "amount": 4000}),
        start("stuck", Stuck.run, {"id": "7017", "amount": 5}),
        start("mailbox", Mailbox.run, id="mailbox"),
        start("family", Family.run, [{"id": "a", "amount": 1}, {"id": "b", "amount": 2000}], id="family"),
        start("long", Long.run, 100, id="long"),
        start("generations", Generations.run, 3, id="generations"),
    )
    for number in range(5):
        await mailbox.signal(Mailbox.put, {"from": "Ada", "number": number})
    await mailbox.execute_update(Mailbox.take, 2)
    canceled = await start("canceled", Mailbox.run, id="canceled")
    await canceled.cancel()
    terminated = await start("terminated", Mailbox.run, id="terminated")
    await terminated.terminate("no longer wanted")
    await start("timedout", Mailbox.run, id="timedout", execution_timeout=timedelta(seconds=1))
    await start("unserved", Order.run, order, id="unserved-order")  # taken off its queue below
    await asyncio.gather(*(handle.result() for handle in [completed, long, generations]))
    await until(lambda: retries(stuck))
    made.paths["history"] = made.paths["long"]


async def retries(handle: WorkflowHandle) -> bool:
    """Whether the second attempt of its activity has failed, too: the third is a long time away."""
    described = await handle.describe()
    return any(pending.attempt >= 3 for pending in described.raw_description.pending_activities)


async def make_others(made: World) -> None:
    action = ScheduleActionStartWorkflow(Generations.run, 0, id="nightly", task_queue=QUEUE)
    spec = ScheduleSpec(intervals=[ScheduleIntervalSpec(every=timedelta(hours=6))])
    nightly = await made.client.create_schedule("nightly-report", Schedule(action=action, spec=spec))
    await nightly.trigger()
    paused = Schedule(action=action, spec=spec, state=ScheduleState(paused=True, note=EVIL[0]))
    await made.client.create_schedule(EVIL_ID, paused)
    counted = await made.client.start_activity(
        step, args=[7], id="standalone-step", task_queue=QUEUE, start_to_close_timeout=MINUTE, summary="Counted by itself"
    )
    evil = await made.client.start_activity(step, args=[8], id=EVIL_ID, task_queue="nobody", start_to_close_timeout=MINUTE, summary=EVIL[1])
    for name, activity_handle in (("activity", counted), ("evil_activity", evil)):
        made.paths[name] = f"/namespaces/default/activities/{quote(activity_handle.id, safe='')}/{activity_handle.run_id}"
    made.paths["schedule"] = "/namespaces/default/schedules/nightly-report"
    made.paths["evil_schedule"] = f"/namespaces/default/schedules/{quote(EVIL_ID, safe='')}"


def make_called_back(made: World, service: WorkflowService) -> None:
    """A workflow that has ended, whose callback nobody takes."""
    callback = Callback(nexus=Callback.Nexus(url="http://127.0.0.1:9/done"))
    run = service.StartWorkflowExecution(start_request("called-back", completion_callbacks=[callback])).run_id
    made.add_run("called_back", "called-back", run)
    service.TerminateWorkflowExecution(
        rpc.TerminateWorkflowExecutionRequest(namespace="default", workflow_execution=WorkflowExecution(workflow_id="called-back"))
    )


def make_evil(made: World, service: WorkflowService) -> None:
    """Workflows whose every text is an attack, and a batch job with such a reason."""
    evil = payloads(*EVIL)
    one = evil.payloads[0]
    keyword = Payload(metadata={"encoding": b"json/plain", "type": b"Keyword"}, data=one.data)
    for number, text in enumerate(EVIL):
        started = service.StartWorkflowExecution(
            start_request(
                EVIL_QUEUE, workflow_id=EVIL_ID if number == 0 else f"evil-{number}-{text}", workflow_type=WorkflowType(name=text),
                input=evil, memo=Memo(fields={text: one}), search_attributes=SearchAttributes(indexed_fields={"Customer": keyword}),
                user_metadata=UserMetadata(summary=one, details=evil.payloads[number]), identity=text,
            )
        )
        run = WorkflowExecution(workflow_id=EVIL_ID if number == 0 else f"evil-{number}-{text}", run_id=started.run_id)
        service.SignalWorkflowExecution(
            rpc.SignalWorkflowExecutionRequest(namespace="default", workflow_execution=run, signal_name=text, input=evil, identity=text)
        )
        if number == 0:
            made.add_run("evil", run.workflow_id, run.run_id)
        if number == 1:
            made.add_run("evil_failed", run.workflow_id, run.run_id)
            task = service.PollWorkflowTaskQueue(
                rpc.PollWorkflowTaskQueueRequest(namespace="default", task_queue={"name": EVIL_QUEUE}, identity=text)
            )
            fail(service, task.task_token, task.workflow_execution.workflow_id, made)
    job = str(uuid.uuid4())
    made.paths["batch"] = f"/namespaces/default/batch-operations/{job}"
    service.StartBatchOperation(
        rpc.StartBatchOperationRequest(
            namespace="default", job_id=job, reason=EVIL[0], visibility_query="WorkflowId = 'unserved-order'",
            termination_operation=batch.BatchOperationTermination(identity=EVIL[1]),
        )
    )


def fail(service: WorkflowService, token: bytes, workflow_id: str, made: World) -> None:
    """Ends a workflow with a failure whose message, type, source and stack trace are attacks."""
    from temporalio.api.command.v1 import Command

    command = Command(command_type="COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION")
    command.fail_workflow_execution_command_attributes.failure.CopyFrom(
        Failure(
            message=EVIL[0], source=EVIL[1], stack_trace="\n".join(EVIL),
            application_failure_info=ApplicationFailureInfo(type=EVIL[0], non_retryable=True, details=payloads(*EVIL)),
        )
    )
    service.RespondWorkflowTaskCompleted(
        rpc.RespondWorkflowTaskCompletedRequest(namespace="default", task_token=token, commands=[command], identity=EVIL[1])
    )
