"""Workflows that stop at a gate, so that their worker can be replaced in the middle of whatever they do.

Each test of what code can do in a workflow runs twice: on one worker, and on a second one that knows nothing and replays the history.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from harness.workers import until, worker
from temporalio import workflow
from temporalio.client import Client, WorkflowHandle
from temporalio.service import RPCError

on_one_worker_and_on_two = pytest.mark.parametrize("replaced", [False, True], ids=["one worker", "worker replaced"])


class Gated:
    """A workflow's base: `gate()` waits for a signal, and a query tells that it is waiting."""

    def __init__(self) -> None:
        self.opened = 0
        self.reached = 0

    async def gate(self) -> None:
        self.reached += 1
        await workflow.wait_condition(lambda: self.opened >= self.reached)

    @workflow.signal
    def open(self) -> None:
        self.opened += 1

    @workflow.query
    def gates(self) -> int:
        return self.reached


async def at_gate(handle: WorkflowHandle, number: int = 1) -> bool:
    try:
        # A query that meets the first workflow task may be lost between the original and the SDK: ask again soon.
        return await handle.query(Gated.gates, rpc_timeout=timedelta(seconds=1)) == number
    except RPCError:
        return False


async def run_through(
    client: Client,
    name: str,
    workflow_class: type,
    *arguments,
    activities=(),
    replaced: bool,
    start: dict | None = None,
    at_the_gate: Callable[[WorkflowHandle], Awaitable] | None = None,
    successor: type | None = None,
    **options,
):
    """Runs a workflow with one gate to its end and answers its result.

    `replaced`: the worker that comes to the gate goes; another one, with an empty cache (and `successor` for code), finishes.
    """
    first = worker(client, name, [workflow_class], activities, **options)
    async with first:
        handle = await client.start_workflow(workflow_class.run, args=arguments, id=name, task_queue=name, **(start or {}))
        await until(lambda: at_gate(handle))
        if not replaced:
            return await _finish(handle, at_the_gate)
    async with worker(client, name, [successor or workflow_class], activities, **options):
        return await _finish(handle, at_the_gate)


async def _finish(handle: WorkflowHandle, at_the_gate):
    if at_the_gate:
        await at_the_gate(handle)
    await handle.signal(Gated.open)
    return await handle.result()
