"""Continue-as-new, with signals under way."""

import asyncio
from datetime import timedelta

from harness.interruption import Gated, on_one_worker_and_on_two
from harness.workers import event_types, until, worker
from temporalio import workflow
from temporalio.client import WorkflowExecutionStatus
from temporalio.common import RetryPolicy


@workflow.defn
class Inbox:
    """Passes what it was told on to its next run, as soon as it was told anything; ends when it was told enough."""

    def __init__(self) -> None:
        self.new: list[int] = []

    @workflow.run
    async def run(self, enough: int, told: list[int]) -> list[int]:
        await workflow.wait_condition(lambda: bool(self.new))
        told = told + self.new
        if len(told) < enough:
            workflow.continue_as_new(args=[enough, told])
        return told

    @workflow.signal
    def tell(self, number: int) -> None:
        self.new.append(number)

    @workflow.query
    def waiting(self) -> int:
        return len(self.new)


async def test_no_signal_is_lost_or_told_twice_across_a_chain_of_runs(client, name):
    """Signals come faster than runs go by: those that meet a closing run fail its task, and are told to it or to the next."""
    async with worker(client, name, [Inbox]):
        handle = await client.start_workflow(Inbox.run, args=[30, []], id=name, task_queue=name)
        chain = client.get_workflow_handle(name)

        async def tell(number: int) -> None:
            await chain.signal(Inbox.tell, number)

        for batch in range(10):
            await asyncio.gather(*(tell(3 * batch + i) for i in range(3)))
            await asyncio.sleep(0.05 * (batch % 3))
        told = await handle.result()
        assert sorted(told) == list(range(30))
        assert (await chain.describe()).status == WorkflowExecutionStatus.COMPLETED


async def test_a_signal_that_waits_for_a_worker_goes_to_the_next_run(client, name):
    handle = await client.start_workflow(Inbox.run, args=[3, []], id=name, task_queue=name, start_signal="tell", start_signal_args=[1])
    await handle.signal(Inbox.tell, 2)
    async with worker(client, name, [Inbox]):
        # Both came before the first task: told together, and passed on together.
        await until(lambda: _continued(client, handle))
        await client.get_workflow_handle(name).signal(Inbox.tell, 3)
        assert await handle.result() == [1, 2, 3]


async def _continued(client, handle) -> bool:
    first = client.get_workflow_handle(handle.id, run_id=handle.first_execution_run_id)
    return (await first.describe()).status == WorkflowExecutionStatus.CONTINUED_AS_NEW


@workflow.defn
class Successive(Gated):
    """Each run goes through one gate; the last one tells what it knows of itself."""

    @workflow.run
    async def run(self, runs_left: int) -> list:
        info = workflow.info()
        await self.gate()
        if runs_left:
            workflow.continue_as_new(
                runs_left - 1,
                run_timeout=timedelta(seconds=50),
                task_timeout=timedelta(seconds=5),
                memo={"left": runs_left - 1},
                retry_policy=RetryPolicy(maximum_attempts=7),
            )
        return [
            info.continued_run_id is not None,
            info.first_execution_run_id,
            info.run_timeout.total_seconds(),
            info.task_timeout.total_seconds(),
            info.retry_policy.maximum_attempts,
            workflow.memo_value("left"),
            info.attempt,
        ]


@on_one_worker_and_on_two
async def test_the_next_run_has_what_it_was_given(client, name, replaced):
    chain = client.get_workflow_handle(name)
    async with worker(client, name, [Successive]):
        handle = await client.start_workflow(Successive.run, 1, id=name, task_queue=name)
        await handle.signal(Gated.open)
        await until(lambda: _continued(client, handle))
        if not replaced:
            await chain.signal(Gated.open)
            result = await handle.result()
    if replaced:
        async with worker(client, name, [Successive]):
            await chain.signal(Gated.open)
            result = await handle.result()
    assert result == [True, handle.first_execution_run_id, 50, 5, 7, 0, 1]
    first = client.get_workflow_handle(name, run_id=handle.first_execution_run_id)
    assert (await event_types(first))[-1] == "WorkflowExecutionContinuedAsNew"
