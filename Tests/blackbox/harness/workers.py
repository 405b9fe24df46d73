"""Short ways to run a worker and to read a history."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowHandle
from temporalio.worker import UnsandboxedWorkflowRunner, Worker


def worker(client: Client, task_queue: str, workflows=(), activities=(), **options) -> Worker:
    """A worker without the sandbox, which costs a second a worker and tests nothing of the server."""
    return Worker(
        client,
        task_queue=task_queue,
        workflows=list(workflows),
        activities=list(activities),
        workflow_runner=UnsandboxedWorkflowRunner(),
        **options,
    )


async def events(handle: WorkflowHandle) -> list:
    """A run's history events, checked to be numbered from 1 without a gap."""
    found = [event async for event in handle.fetch_history_events()]
    assert [event.event_id for event in found] == list(range(1, len(found) + 1))
    return found


async def event_types(handle: WorkflowHandle) -> list[str]:
    """A run's event types, short: `WorkflowExecutionStarted` and so on."""
    return [short_type(event) for event in await events(handle)]


def short_type(event) -> str:
    words = EventType.Name(event.event_type).removeprefix("EVENT_TYPE_").split("_")
    return "".join(word.capitalize() for word in words)


async def until(condition: Callable[[], Awaitable[bool]], seconds: float = 15) -> None:
    """Returns once `condition` holds; fails the test if it does not in time."""
    async with asyncio.timeout(seconds):
        while not await condition():
            await asyncio.sleep(0.02)
