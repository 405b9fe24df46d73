"""The worker of the crash test, in a process of its own: it outlives every server.

Usage: worker.py ADDRESS LEDGER GAVE_UP

Each activity writes one line to LEDGER, synced, before it does anything else: what is in there has run, and what has run is in
there. It says `ready` once it polls. When the SDK gives up delivering an activity's answer, the log line goes to GAVE_UP.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, TimeoutError
from temporalio.runtime import LogForwardingConfig, LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

TASK_QUEUE = "crash"
CHILDREN = 3  # of one parent
UNKNOWN = "charge unknown"  # what an order answers when its charge timed out: nobody may know whether it ran


def enter(ledger: str) -> None:
    """Adds `workflow-id activity attempt` to the ledger and returns once the disk has it."""
    info = activity.info()
    file = os.open(ledger, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(file, f"{info.workflow_id} {info.activity_type} {info.attempt}\n".encode())
        os.fsync(file)
    finally:
        os.close(file)


class Activities:
    def __init__(self, ledger: str) -> None:
        self._ledger = ledger

    async def _do(self, word: str) -> str:
        await asyncio.to_thread(enter, self._ledger)
        await asyncio.sleep(random.uniform(0.02, 0.3))  # long enough that kills find activities under way
        return f"{word} {activity.info().workflow_id}"

    @activity.defn
    async def reserve(self) -> str:
        return await self._do("reserved")

    @activity.defn
    async def charge(self) -> str:
        return await self._do("charged")

    @activity.defn
    async def ship(self) -> str:
        return await self._do("shipped")


@workflow.defn(name="CrashOrder")
class CrashOrder:
    @workflow.run
    async def run(self) -> list[str]:
        short, long = timedelta(seconds=5), timedelta(seconds=30)
        reserved = await workflow.execute_activity(Activities.reserve, start_to_close_timeout=short)
        try:
            charged = await workflow.execute_activity(
                Activities.charge, start_to_close_timeout=long, retry_policy=RetryPolicy(maximum_attempts=1)
            )
        except ActivityError as failed:
            if not isinstance(failed.cause, TimeoutError):
                raise
            charged = UNKNOWN
        shipped = await workflow.execute_activity(Activities.ship, start_to_close_timeout=short)
        return [reserved, charged, shipped]


@workflow.defn(name="CrashChild")
class CrashChild:
    @workflow.run
    async def run(self) -> str:
        await workflow.execute_activity(Activities.reserve, start_to_close_timeout=timedelta(seconds=5))
        info = workflow.info()
        await workflow.get_external_workflow_handle(info.parent.workflow_id).signal("hear", info.workflow_id)
        return info.workflow_id


@workflow.defn(name="CrashParent")
class CrashParent:
    """Ends when each of its children has both ended and signalled it, and its one update has come."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._notes: list[str] = []

    @workflow.signal
    def hear(self, child: str) -> None:
        self._heard.append(child)

    @workflow.update
    def note(self, text: str) -> int:
        self._notes.append(text)
        return len(self._notes)

    @workflow.run
    async def run(self) -> list[list[str]]:
        ids = [f"{workflow.info().workflow_id}-child-{i}" for i in range(CHILDREN)]
        results = await asyncio.gather(*(workflow.execute_child_workflow(CrashChild.run, id=id) for id in ids))
        await workflow.wait_condition(lambda: len(self._heard) >= CHILDREN and bool(self._notes))
        return [results, sorted(self._heard), self._notes]


async def main(address: str, ledger: str, gave_up: str) -> None:
    log = logging.getLogger("core")
    log.addHandler(logging.FileHandler(gave_up))
    log.propagate = False
    log.addFilter(lambda record: "while completing activity" in record.getMessage())
    forwarding = LogForwardingConfig(logger=log, append_target_to_name=False)
    logging_ = LoggingConfig(TelemetryFilter(core_level="WARN", other_level="ERROR"), forwarding)
    client = await Client.connect(address, runtime=Runtime(telemetry=TelemetryConfig(logging=logging_)))
    activities = Activities(ledger)
    async with Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[CrashOrder, CrashParent, CrashChild],
        activities=[activities.reserve, activities.charge, activities.ship],
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    logging.getLogger("temporalio").setLevel(logging.CRITICAL)
    asyncio.run(main(*sys.argv[1:]))
