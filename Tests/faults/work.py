"""Small work for a server, of every kind that waits for something, and what must be true of it afterwards."""

from __future__ import annotations

import asyncio
import uuid
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client, WorkflowHandle
from temporalio.common import RetryPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter
from temporalio.service import RPCError, RPCStatusCode
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

TASK_QUEUE = "faults"
SILENCE = {RPCStatusCode.UNAVAILABLE, RPCStatusCode.DEADLINE_EXCEEDED, RPCStatusCode.CANCELLED, RPCStatusCode.UNKNOWN}


@activity.defn
async def double(number: int) -> int:
    return number * 2


@workflow.defn
class Activities:
    """Three activities in sequence."""

    @workflow.run
    async def run(self) -> int:
        number = 1
        for _ in range(3):
            number = await workflow.execute_activity(
                double, number, start_to_close_timeout=timedelta(seconds=5), retry_policy=RetryPolicy(initial_interval=timedelta(seconds=0.1))
            )
        return number


@workflow.defn
class Timers:
    """Twenty timers of half a second to two and a half, all at once, and one behind them."""

    @workflow.run
    async def run(self) -> int:
        await asyncio.gather(*(workflow.sleep(timedelta(seconds=0.5 + i / 10)) for i in range(20)))
        await workflow.sleep(timedelta(seconds=0.1))
        return 20


@workflow.defn
class Signals:
    """Adds up what it is sent until it has ten."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    @workflow.run
    async def run(self) -> list[int]:
        await workflow.wait_condition(lambda: len(self.numbers) >= 10)
        return self.numbers

    @workflow.signal
    def add(self, number: int) -> None:
        self.numbers.append(number)


@workflow.defn
class Updates:
    """The same by updates, each of which waits for an activity."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    @workflow.run
    async def run(self) -> list[int]:
        await workflow.wait_condition(lambda: len(self.numbers) >= 5)
        return self.numbers

    @workflow.update
    async def add(self, number: int) -> int:
        answer = await workflow.execute_activity(double, number, start_to_close_timeout=timedelta(seconds=5))
        self.numbers.append(number)
        return answer


@workflow.defn
class Child:
    @workflow.run
    async def run(self, number: int) -> int:
        await workflow.sleep(timedelta(seconds=0.2))
        return number


@workflow.defn
class Children:
    """Five children at once, each of which takes a moment."""

    @workflow.run
    async def run(self) -> list[int]:
        name = workflow.info().workflow_id
        return list(await asyncio.gather(*(workflow.execute_child_workflow(Child.run, i, id=f"{name}-{i}") for i in range(5))))


async def connect(address: str) -> Client:
    """A client whose core does not tell of every answer that it missed: there are meant to be many."""
    logging = LoggingConfig(TelemetryFilter(core_level="ERROR", other_level="ERROR"))
    return await Client.connect(address, runtime=Runtime(telemetry=TelemetryConfig(logging=logging)))


def worker(client: Client) -> Worker:
    """A worker for all of it."""
    return Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[Activities, Timers, Signals, Updates, Children, Child],
        activities=[double],
        workflow_runner=UnsandboxedWorkflowRunner(),
    )


async def persist(call, *arguments, **options):
    """Calls until there is an answer that is not silence."""
    while True:
        try:
            return await call(*arguments, **options)
        except RPCError as error:
            if error.status not in SILENCE:
                raise
            await asyncio.sleep(0.05)


async def start(client: Client, kind, name: str) -> WorkflowHandle:
    """Starts a workflow through silence: the one that an unheard answer was about counts as started."""
    try:
        return await persist(
            client.start_workflow, kind.run, id=name, task_queue=TASK_QUEUE, id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE
        )
    except WorkflowAlreadyStartedError:
        return client.get_workflow_handle(name)


async def finish(client: Client, kind, name: str) -> str | None:
    """Runs one piece of work to its end; answers what was wrong with it."""
    handle = await start(client, kind, name)
    expected: object = None
    if kind is Activities:
        expected = 8
    elif kind is Timers:
        expected = 20
    elif kind is Children:
        expected = [0, 1, 2, 3, 4]
    elif kind is Signals:
        expected = list(range(10))
        for number in range(10):
            await send(client, handle.id, number)
    elif kind is Updates:
        expected = list(range(5))
        for number in range(5):
            answer = await persist(handle.execute_update, Updates.add, number, id=f"{name}-{number}")
            if answer != number * 2:
                return f"{name}: update {number} answered {answer}"
    result = await persist(handle.result)
    return None if result == expected else f"{name}: {result!r} is not {expected!r}"


async def send(client: Client, name: str, number: int) -> None:
    """One signal, exactly once however often its answer is not heard: its request id says that it is the same."""
    from temporalio.api.common.v1 import WorkflowExecution
    from temporalio.api.workflowservice.v1 import SignalWorkflowExecutionRequest

    request = SignalWorkflowExecutionRequest(
        namespace="default",
        workflow_execution=WorkflowExecution(workflow_id=name),
        signal_name="add",
        request_id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{name}-{number}")),
        identity="faults",
    )
    request.input.payloads.extend(await client.data_converter.encode([number]))
    await persist(client.workflow_service.signal_workflow_execution, request)
