"""Updates through the official SDK: validators, handlers that wait and run activities, restarts in the middle, update-with-start."""

import asyncio
from datetime import timedelta

import pytest
import pytest_asyncio
from harness.workers import event_types, until, worker
from temporalio import activity, workflow
from temporalio.client import (
    RPCError,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
    WorkflowUpdateStage,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCStatusCode


@activity.defn
async def double(number: int) -> int:
    return 2 * number


@workflow.defn
class Account:
    """A balance that only updates change."""

    def __init__(self) -> None:
        self.balance = 0
        self.gate = False
        self.done = False
        self.renewed = False

    @workflow.run
    async def run(self, balance: int = 0) -> int:
        # Updates that came with the first task were handled before this.
        self.balance += balance
        await workflow.wait_condition(lambda: (self.done or self.renewed) and workflow.all_handlers_finished())
        if self.renewed:
            workflow.continue_as_new(self.balance)
        return self.balance

    @workflow.update
    def add(self, amount: int) -> int:
        self.balance += amount
        return self.balance

    @add.validator
    def positive(self, amount: int) -> None:
        if amount <= 0:
            raise ApplicationError("amounts are positive")

    @workflow.update
    async def add_doubled(self, amount: int) -> int:
        self.balance += await workflow.execute_activity(double, amount, start_to_close_timeout=timedelta(seconds=20))
        return self.balance

    @workflow.update
    async def add_at_gate(self, amount: int) -> int:
        await workflow.wait_condition(lambda: self.gate)
        self.balance += amount
        return self.balance

    @workflow.update
    def fail(self) -> None:
        raise ApplicationError("this handler fails", type="Meant")

    @workflow.update
    def renew(self) -> None:
        self.renewed = True

    @workflow.signal
    def open_gate(self) -> None:
        self.gate = True

    @workflow.signal
    def finish(self) -> None:
        self.done = True

    @workflow.query
    def now(self) -> int:
        return self.balance


@pytest_asyncio.fixture
async def account(client, name):
    """A running account and a worker for it."""
    async with worker(client, name, [Account], [double]):
        yield await client.start_workflow(Account.run, id=name, task_queue=name)


async def test_updates_return_values_and_are_in_the_history_once(account):
    assert await account.execute_update(Account.add, 5) == 5
    assert await account.execute_update(Account.add, 2) == 7
    assert await account.query(Account.now) == 7
    await account.signal(Account.finish)
    assert await account.result() == 7
    types = await event_types(account)
    assert types.count("WorkflowExecutionUpdateAccepted") == types.count("WorkflowExecutionUpdateCompleted") == 2


async def test_a_validator_rejects_without_a_trace_in_the_history(account):
    assert await account.execute_update(Account.add, 1) == 1
    before = await event_types(account)
    for _ in range(3):
        with pytest.raises(WorkflowUpdateFailedError) as refused:
            await account.execute_update(Account.add, -1)
        assert "amounts are positive" in str(refused.value.cause)
    assert await event_types(account) == before
    assert await account.execute_update(Account.add, 1) == 2


async def test_an_unknown_update_is_rejected(account):
    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await account.execute_update("nothing", 1)
    assert "nothing" in str(refused.value.cause)


async def test_a_failing_handler_fails_the_update_and_not_the_workflow(account):
    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await account.execute_update(Account.fail)
    assert isinstance(failed.value.cause, ApplicationError) and failed.value.cause.type == "Meant"
    assert await account.execute_update(Account.add, 1) == 1


async def test_a_handler_may_run_activities(account):
    assert await account.execute_update(Account.add_doubled, 4) == 8


async def test_fifty_updates_at_once_are_all_carried_out(client, account):
    async def add() -> None:
        while True:
            try:
                await account.execute_update(Account.add, 1)
                return
            except RPCError as error:
                # Ten may be in flight; the client asks again.
                assert error.status == RPCStatusCode.RESOURCE_EXHAUSTED

    await asyncio.gather(*(add() for _ in range(50)))
    assert await account.query(Account.now) == 50


async def test_a_started_update_is_accepted_and_its_result_is_fetched_later(client, account):
    handle = await account.start_update(Account.add_at_gate, 3, wait_for_stage=WorkflowUpdateStage.ACCEPTED, id="gated")
    again = account.get_update_handle_for(Account.add_at_gate, "gated")
    await account.signal(Account.open_gate)
    assert await handle.result() == await again.result() == 3


async def test_the_same_id_is_the_same_update(account):
    for _ in range(3):
        assert await account.execute_update(Account.add, 5, id="once") == 5
    await account.signal(Account.finish)
    assert await account.result() == 5
    assert await account.execute_update(Account.add, 5, id="once") == 5


async def test_a_caller_that_is_cancelled_leaves_the_update_to_go_on(account):
    call = asyncio.create_task(account.execute_update(Account.add_at_gate, 3, id="left"))
    await until(lambda: _has(account, "WorkflowExecutionUpdateAccepted"))
    call.cancel()
    with pytest.raises((asyncio.CancelledError, WorkflowUpdateRPCTimeoutOrCancelledError)):
        await call
    await account.signal(Account.open_gate)
    assert await account.get_update_handle_for(Account.add_at_gate, "left").result() == 3


async def test_an_accepted_update_fails_with_the_end_of_its_run(account):
    handle = await account.start_update(Account.add_at_gate, 3, wait_for_stage=WorkflowUpdateStage.ACCEPTED)
    await account.terminate()
    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await handle.result()
    assert failed.value.cause.type == "AcceptedUpdateCompletedWorkflow"


async def test_an_update_of_a_closed_workflow_is_not_found(account):
    await account.signal(Account.finish)
    await account.result()
    with pytest.raises(RPCError) as refused:
        await account.execute_update(Account.add, 1)
    assert refused.value.status == RPCStatusCode.NOT_FOUND


async def test_an_update_waits_for_a_worker_that_comes_late(client, name):
    handle = await client.start_workflow(Account.run, id=name, task_queue=name)
    update = asyncio.create_task(handle.execute_update(Account.add, 5))
    await asyncio.sleep(0.3)
    async with worker(client, name, [Account], [double]):
        assert await update == 5


async def test_a_worker_restart_in_the_middle_replays_updates_from_history(client, name):
    """Each step has a worker of its own, so every task after the first is a replay without a cache."""
    handle = await client.start_workflow(Account.run, id=name, task_queue=name)
    async with worker(client, name, [Account], [double]):
        assert await handle.execute_update(Account.add, 1) == 1
        with pytest.raises(WorkflowUpdateFailedError):
            await handle.execute_update(Account.add, -1)
        gated = await handle.start_update(Account.add_at_gate, 10, wait_for_stage=WorkflowUpdateStage.ACCEPTED)
    async with worker(client, name, [Account], [double]):
        assert await handle.execute_update(Account.add_doubled, 2) == 5
    async with worker(client, name, [Account], [double], max_cached_workflows=0):
        with pytest.raises(WorkflowUpdateFailedError):
            await handle.execute_update(Account.add, -1)
        await handle.signal(Account.open_gate)
        assert await gated.result() == 15
        assert await handle.execute_update(Account.add, 1) == 16


async def test_without_a_cache_every_update_replays(client, name):
    async with worker(client, name, [Account], [double], max_cached_workflows=0):
        handle = await client.start_workflow(Account.run, id=name, task_queue=name)
        for number in range(1, 6):
            assert await handle.execute_update(Account.add, 1) == number
            with pytest.raises(WorkflowUpdateFailedError):
                await handle.execute_update(Account.add, 0)


async def test_updates_go_on_in_the_next_run_of_a_workflow_that_continues_as_new(client, account):
    first = account.first_execution_run_id
    assert await account.execute_update(Account.add, 5, id="five") == 5
    await account.execute_update(Account.renew)
    current = client.get_workflow_handle(account.id)
    await until(lambda: _is_another_run(current, first))
    await current.execute_update(Account.add, 1)
    assert await current.query(Account.now) == 6
    assert await client.get_workflow_handle(account.id, run_id=first).execute_update(Account.add, 5, id="five") == 5


async def _is_another_run(handle, run_id: str) -> bool:
    return (await handle.describe()).run_id != run_id


async def test_update_with_start_starts_once_and_updates_always(client, name):
    async with worker(client, name, [Account], [double]):
        for number in range(1, 4):
            start = _start(name, WorkflowIDConflictPolicy.USE_EXISTING)
            assert await client.execute_update_with_start_workflow(Account.add, 1, start_workflow_operation=start) == number
        handle = await start.workflow_handle()
        assert (await event_types(handle)).count("WorkflowExecutionUpdateCompleted") == 3
        start = _start(name, WorkflowIDConflictPolicy.FAIL)
        with pytest.raises(WorkflowAlreadyStartedError):
            await client.execute_update_with_start_workflow(Account.add, 1, start_workflow_operation=start)
        with pytest.raises(WorkflowAlreadyStartedError):
            await start.workflow_handle()


async def test_update_with_start_that_is_rejected_leaves_the_workflow_running(client, name):
    async with worker(client, name, [Account], [double]):
        start = _start(name, WorkflowIDConflictPolicy.FAIL)
        with pytest.raises(WorkflowUpdateFailedError):
            await client.execute_update_with_start_workflow(Account.add, 0, start_workflow_operation=start)
        handle = await start.workflow_handle()
        assert await handle.execute_update(Account.add, 1) == 1


def _start(name: str, policy: WorkflowIDConflictPolicy) -> WithStartWorkflowOperation:
    return WithStartWorkflowOperation(Account.run, id=name, task_queue=name, id_conflict_policy=policy)


async def _has(handle, kind: str) -> bool:
    return kind in await event_types(handle)
