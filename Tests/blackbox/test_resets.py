"""Resets and deletions, as the official SDK and the original's command line ask for them and as a worker sees them."""

import asyncio
from datetime import timedelta

import pytest
from harness.workers import events, short_type, until, worker
from temporalio import activity, workflow
from temporalio.client import WorkflowExecutionStatus, WorkflowFailureError
from temporalio.common import RetryPolicy
from temporalio.service import RPCError, RPCStatusCode

ATTEMPTS: dict[str, int] = {}


@activity.defn
async def step(name: str) -> str:
    """Fails until it is told otherwise."""
    ATTEMPTS[name] = ATTEMPTS.get(name, 0) + 1
    if name.startswith("broken") and ATTEMPTS[name] == 1:
        raise RuntimeError("this step is broken")
    return f"{name} {ATTEMPTS[name]}"


@workflow.defn
class Steps:
    """Runs activities one after the other, and waits for a signal between two of them."""

    def __init__(self) -> None:
        self.words: list[str] = []

    @workflow.run
    async def run(self, names: list[str], wait: bool) -> list[str]:
        done = []
        for name in names:
            once = RetryPolicy(maximum_attempts=1)
            done.append(await workflow.execute_activity(step, name, start_to_close_timeout=timedelta(seconds=10), retry_policy=once))
        if wait:
            await workflow.wait_condition(lambda: "go" in self.words)
        return done + self.words

    @workflow.signal
    def say(self, word: str) -> None:
        self.words.append(word)


@workflow.defn
class Twice:
    """Continues as new once."""

    @workflow.run
    async def run(self, number: int) -> int:
        if number == 1:
            workflow.continue_as_new(2)
        return number


def steps(client, name, **options):
    return worker(client, name, [Steps, Twice], [step], **options)


@pytest.fixture
def reset(cli, name):
    """Resets this test's workflow by the command line."""

    async def run(*arguments: str) -> None:
        done = await asyncio.to_thread(cli.run, "workflow", "reset", "--workflow-id", name, "--reason", "a better idea", *arguments)
        assert done.returncode == 0, done.stderr + done.stdout

    return run


async def last(handle, kind: str) -> int:
    """The id of the last event of a kind."""
    return [event.event_id for event in await events(handle) if short_type(event) == kind][-1]


async def has(handle, kind: str) -> bool:
    """Whether a kind of event has happened."""
    return kind in [short_type(event) for event in await events(handle)]


async def test_a_completed_workflow_goes_on_from_its_first_task_on_a_worker_without_its_cache(client, reset, name):
    async with steps(client, name):
        handle = await client.start_workflow(Steps.run, args=[[f"a-{name}", f"b-{name}"], False], id=name, task_queue=name)
        assert await handle.result() == [f"a-{name} 1", f"b-{name} 1"]
    await reset("--type", "FirstWorkflowTask")
    async with steps(client, name):
        assert await client.get_workflow_handle(name).result() == [f"a-{name} 2", f"b-{name} 2"]
    described = await client.get_workflow_handle(name, run_id=handle.result_run_id).describe()
    assert described.status == WorkflowExecutionStatus.COMPLETED
    assert described.raw_description.workflow_extended_info.reset_run_id


async def test_a_reset_to_the_last_task_repeats_nothing_before_it(client, reset, name):
    async with steps(client, name):
        handle = await client.start_workflow(Steps.run, args=[[f"a-{name}", f"b-{name}"], False], id=name, task_queue=name)
        await handle.result()
        await reset("--type", "LastWorkflowTask")
        assert await client.get_workflow_handle(name).result() == [f"a-{name} 1", f"b-{name} 1"]
        assert ATTEMPTS[f"a-{name}"] == ATTEMPTS[f"b-{name}"] == 1


@pytest.mark.parametrize("cached", [True, False])
async def test_a_running_workflow_keeps_its_signals_in_order(client, reset, name, cached):
    async with steps(client, name, max_cached_workflows=100 if cached else 0):
        handle = await client.start_workflow(Steps.run, args=[[f"a-{name}"], True], id=name, task_queue=name)
        for word in ("one", "two", "three"):
            await handle.signal(Steps.say, word)
        await reset("--type", "FirstWorkflowTask")
        current = client.get_workflow_handle(name)
        await current.signal(Steps.say, "go")
        result = await current.result()
        assert result[0] == f"a-{name} {ATTEMPTS[f'a-{name}']}" and result[1:] == ["one", "two", "three", "go"]


async def test_a_reset_may_leave_the_signals_out(client, reset, name):
    async with steps(client, name):
        handle = await client.start_workflow(Steps.run, args=[[f"a-{name}"], True], id=name, task_queue=name)
        await until(lambda: has(handle, "ActivityTaskCompleted"))
        await handle.signal(Steps.say, "forget me")
        await reset("--type", "FirstWorkflowTask", "--reapply-exclude", "Signal")
        current = client.get_workflow_handle(name)
        await current.signal(Steps.say, "go")
        assert (await current.result())[1:] == ["go"]


@pytest.mark.ours_only
async def test_a_reset_to_the_failed_step_runs_that_step_again(client, reset, name):
    good, broken = f"a-{name}", f"broken-{name}"
    async with steps(client, name):
        handle = await client.start_workflow(Steps.run, args=[[good, broken], False], id=name, task_queue=name)
        with pytest.raises(WorkflowFailureError):
            await handle.result()
        await reset("--event-id", str(await last(handle, "WorkflowExecutionFailed")))
        assert await client.get_workflow_handle(name).result() == [f"{good} 1", f"{broken} 2"]


async def test_the_reset_point_of_a_build_undoes_what_that_build_did(client, reset, name):
    arguments = [[f"a-{name}"], True]
    async with steps(client, name, build_id="build-1"):
        handle = await client.start_workflow(Steps.run, args=arguments, id=name, task_queue=name)
        await until(lambda: has(handle, "ActivityTaskCompleted"))
    async with steps(client, name, build_id="build-2"):
        await handle.signal(Steps.say, "go")
        assert (await handle.result())[1:] == ["go"]
        info = (await handle.describe()).raw_description.workflow_execution_info
        points = info.auto_reset_points.points
        assert [point.build_id for point in points] == ["build-1", "build-2"]
        await reset("--event-id", str(points[1].first_workflow_task_completed_id))
        assert (await client.get_workflow_handle(name).result())[1:] == ["go"]
        assert ATTEMPTS[f"a-{name}"] == 1


async def test_a_reset_to_the_last_continue_as_new_begins_that_run_again(client, reset, name):
    async with steps(client, name):
        handle = await client.start_workflow(Twice.run, 1, id=name, task_queue=name)
        assert await handle.result() == 2
        await reset("--type", "LastContinuedAsNew")
        assert await client.get_workflow_handle(name).result() == 2


async def test_an_event_that_is_no_reset_point_is_refused_in_words(cli, client, name):
    async with steps(client, name):
        await (await client.start_workflow(Steps.run, args=[[f"a-{name}"], False], id=name, task_queue=name)).result()
    refused = await asyncio.to_thread(
        cli.run, "workflow", "reset", "--workflow-id", name, "--event-id", "6", "--reason", "no such point"
    )
    assert refused.returncode == 1 and "Can only reset workflow to event ID in range" in refused.stderr + refused.stdout


async def test_a_deleted_workflow_is_gone_and_its_id_free(cli, client, name):
    async with steps(client, name):
        handle = await client.start_workflow(Steps.run, args=[[f"a-{name}"], True], id=name, task_queue=name)
        done = await asyncio.to_thread(cli.run, "workflow", "delete", "--yes", "--workflow-id", name)
        assert done.returncode == 0, done.stderr

        async def gone() -> bool:
            try:
                await handle.describe()
            except RPCError as error:
                return error.status == RPCStatusCode.NOT_FOUND
            return False

        await until(gone, seconds=90)
        again = await client.start_workflow(Steps.run, args=[[], False], id=name, task_queue=name)
        assert await again.result() == []
