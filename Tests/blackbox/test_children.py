"""Child workflows and requests between workflows, through the official SDK."""

import asyncio
from datetime import timedelta

import pytest
from harness.server import Server
from harness.workers import event_types, until, worker
from temporalio import workflow
from temporalio.client import Client, WorkflowExecutionStatus, WorkflowFailureError
from temporalio.common import RetryPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import (
    ApplicationError,
    CancelledError,
    ChildWorkflowError,
    TerminatedError,
    WorkflowAlreadyStartedError,
)
from temporalio.service import RPCError
from temporalio.workflow import ChildWorkflowCancellationType, ParentClosePolicy

POLICIES = [ParentClosePolicy.TERMINATE, ParentClosePolicy.REQUEST_CANCEL, ParentClosePolicy.ABANDON]


@workflow.defn
class Patient:
    """Waits until it is released; takes its time to say goodbye when it is canceled."""

    def __init__(self) -> None:
        self.word = ""

    @workflow.run
    async def run(self) -> str:
        try:
            await workflow.wait_condition(lambda: bool(self.word))
        except asyncio.CancelledError:
            await asyncio.sleep(0.5)
            raise
        return self.word

    @workflow.signal
    def release(self, word: str) -> None:
        self.word = word


@workflow.defn
class Countdown:
    """Continues as new until nothing is left."""

    @workflow.run
    async def run(self, left: int) -> str:
        if left > 0:
            workflow.continue_as_new(left - 1)
        return "done"


@workflow.defn
class Failing:
    """Succeeds at the attempt it is told."""

    @workflow.run
    async def run(self, good: int) -> int:
        attempt = workflow.info().attempt
        if attempt < good:
            raise ApplicationError(f"attempt {attempt}")
        return attempt


@workflow.defn
class Parent:
    """Starts a patient under a policy and ends when it is told to."""

    def __init__(self) -> None:
        self.ends = False

    @workflow.run
    async def run(self, policy: int) -> None:
        await workflow.start_child_workflow(
            Patient.run, id=f"{workflow.info().workflow_id}-child", parent_close_policy=ParentClosePolicy(policy)
        )
        await workflow.wait_condition(lambda: self.ends)

    @workflow.signal
    def end(self) -> None:
        self.ends = True


@workflow.defn
class Caller:
    """Runs children of several kinds and says what came of them."""

    @workflow.run
    async def run(self, what: str) -> str:
        name = f"{workflow.info().workflow_id}-child"
        if what == "continue":
            return await workflow.execute_child_workflow(Countdown.run, 3, id=name)
        if what == "retry":
            policy = RetryPolicy(initial_interval=timedelta(milliseconds=100))
            return str(await workflow.execute_child_workflow(Failing.run, 3, id=name, retry_policy=policy))
        if what == "fail":
            await workflow.execute_child_workflow(Failing.run, 2, id=name)
        if what == "signal":
            child = await workflow.start_child_workflow(Patient.run, id=name)
            await child.signal(Patient.release, "by handle")
            return await child
        if what == "taken":
            await workflow.start_child_workflow(Patient.run, id=name)
            try:
                await workflow.start_child_workflow(Patient.run, id=name)
            except WorkflowAlreadyStartedError:
                return "taken"
        if what == "again":
            await workflow.execute_child_workflow(Countdown.run, 0, id=name)
            reuse = WorkflowIDReusePolicy.REJECT_DUPLICATE
            try:
                await workflow.execute_child_workflow(Countdown.run, 0, id=name, id_reuse_policy=reuse)
            except WorkflowAlreadyStartedError:
                return "rejected"
        return ""


@workflow.defn
class Canceling:
    """Cancels its own child and says how that ended for itself."""

    @workflow.run
    async def run(self, kind: int) -> str:
        child = await workflow.start_child_workflow(
            Patient.run,
            id=f"{workflow.info().workflow_id}-child",
            cancellation_type=ChildWorkflowCancellationType(kind),
            parent_close_policy=ParentClosePolicy.ABANDON,
        )
        child.cancel()
        try:
            await child
        except ChildWorkflowError as error:
            assert isinstance(error.cause, CancelledError)
            # What a workflow asks for in the task in which it closes is dropped.
            await workflow.sleep(0.5)
            return "canceled"
        return "completed"


@workflow.defn
class Outsider:
    """Signals and cancels workflows that are not its own."""

    @workflow.run
    async def run(self, target: str) -> list[str]:
        seen = []
        handle = workflow.get_external_workflow_handle(target)
        await handle.signal(Patient.release, "from outside")
        seen.append("signaled")
        await handle.cancel()
        seen.append("canceled")
        for ask in (lambda it: it.signal("release", "x"), lambda it: it.cancel()):
            try:
                await ask(workflow.get_external_workflow_handle(target + "-nobody"))
            except ApplicationError as error:
                seen.append(str(error.type or "refused"))
        return seen


@workflow.defn
class Family:
    """Starts many children at once and sums up what they say."""

    @workflow.run
    async def run(self, count: int) -> int:
        name = workflow.info().workflow_id
        children = [workflow.execute_child_workflow(Failing.run, 1, id=f"{name}-{n}") for n in range(count)]
        return sum(await asyncio.gather(*children))


EVERYTHING = [Patient, Countdown, Failing, Parent, Caller, Canceling, Outsider, Family]


async def status(client, workflow_id: str) -> WorkflowExecutionStatus | None:
    try:
        return (await client.get_workflow_handle(workflow_id).describe()).status
    except RPCError:
        return None


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
@pytest.mark.parametrize("end", ["complete", "terminate"])
async def test_parent_close_policies(client, name, policy, end):
    async with worker(client, name, EVERYTHING):
        handle = await client.start_workflow(Parent.run, int(policy), id=name, task_queue=name)
        child = f"{name}-child"

        async def has_child() -> bool:
            return await status(client, child) == WorkflowExecutionStatus.RUNNING

        await until(has_child)
        if end == "complete":
            await handle.signal(Parent.end)
            await handle.result()
        else:
            await handle.terminate("enough")
        if policy == ParentClosePolicy.TERMINATE:
            with pytest.raises(WorkflowFailureError) as failure:
                await client.get_workflow_handle(child).result()
            assert isinstance(failure.value.cause, TerminatedError)
        elif policy == ParentClosePolicy.REQUEST_CANCEL:
            with pytest.raises(WorkflowFailureError) as failure:
                await client.get_workflow_handle(child).result()
            assert isinstance(failure.value.cause, CancelledError)
        else:
            await client.get_workflow_handle(child).signal(Patient.release, "alone")
            assert await client.get_workflow_handle(child).result() == "alone"


@pytest.mark.parametrize(
    ("what", "result"),
    [("continue", "done"), ("retry", "3"), ("signal", "by handle"), ("taken", "taken"), ("again", "rejected")],
)
async def test_what_comes_of_children(client, name, what, result):
    async with worker(client, name, EVERYTHING):
        assert await client.execute_workflow(Caller.run, what, id=name, task_queue=name) == result


async def test_a_childs_failure_is_its_parents_to_handle(client, name):
    async with worker(client, name, EVERYTHING):
        with pytest.raises(WorkflowFailureError) as failure:
            await client.execute_workflow(Caller.run, "fail", id=name, task_queue=name)
        assert isinstance(failure.value.cause, ChildWorkflowError)
        assert isinstance(failure.value.cause.cause, ApplicationError)


@pytest.mark.parametrize(
    ("kind", "child_ends"),
    [
        (ChildWorkflowCancellationType.ABANDON, False),
        (ChildWorkflowCancellationType.TRY_CANCEL, True),
        (ChildWorkflowCancellationType.WAIT_CANCELLATION_REQUESTED, True),
        (ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED, True),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_cancellation_types(client, name, kind, child_ends):
    async with worker(client, name, EVERYTHING):
        assert await client.execute_workflow(Canceling.run, int(kind), id=name, task_queue=name) == "canceled"
        child = client.get_workflow_handle(f"{name}-child")
        if child_ends:
            with pytest.raises(WorkflowFailureError):
                await child.result()
        else:
            await child.signal(Patient.release, "alone")
            assert await child.result() == "alone"


async def test_external_signals_and_cancels(client, name):
    async with worker(client, name, EVERYTHING):
        target = await client.start_workflow(Patient.run, id=f"{name}-target", task_queue=name)
        seen = await client.execute_workflow(Outsider.run, target.id, id=name, task_queue=name)
        assert seen[:2] == ["signaled", "canceled"]
        assert len(seen) == 4
        assert "WorkflowExecutionSignaled" in await event_types(target)


async def test_children_go_on_with_another_worker_that_has_nothing_cached(client, name):
    async with worker(client, name, EVERYTHING):
        handle = await client.start_workflow(Parent.run, int(ParentClosePolicy.TERMINATE), id=name, task_queue=name)

        async def has_child() -> bool:
            return await status(client, f"{name}-child") == WorkflowExecutionStatus.RUNNING

        await until(has_child)
    async with worker(client, name, EVERYTHING, max_cached_workflows=0):
        await client.get_workflow_handle(f"{name}-child").signal(Patient.release, "later")
        assert await client.get_workflow_handle(f"{name}-child").result() == "later"
        await handle.signal(Parent.end)
        await handle.result()
    assert "ChildWorkflowExecutionCompleted" in await event_types(handle)


async def test_a_family_survives_the_servers_death(binary, tmp_path, name):
    """Kills the server while children start and end: every child runs once and its result is counted once."""
    count = 60
    with Server(binary, db=tmp_path / "state.db") as running:
        client = await Client.connect(running.address)
        handle = await client.start_workflow(Family.run, count, id=name, task_queue=name)
        async with worker(client, name, EVERYTHING):
            for _ in range(3):
                await asyncio.sleep(0.7)
                running.kill()
                running.start()
            assert await asyncio.wait_for(handle.result(), 90) == count
        types = await event_types(handle)
        assert types.count("ChildWorkflowExecutionStarted") == count
        assert types.count("ChildWorkflowExecutionCompleted") == count
