"""What a workflow's code must find again when it is replayed: chance, time, patches, and the answers to queries."""

import asyncio
from datetime import timedelta

import pytest
from harness.interruption import Gated, at_gate, on_one_worker_and_on_two, run_through
from harness.workers import event_types, events, until, worker
from temporalio import workflow
from temporalio.exceptions import ApplicationError


@workflow.defn
class Dice(Gated):
    """Draws before and after the gate; what it drew first it tells a query, and at its end."""

    @workflow.run
    async def run(self) -> list[str]:
        self.drawn = self.draw()
        await self.gate()
        return [*self.drawn, *self.draw()]

    def draw(self) -> list[str]:
        return [str(workflow.uuid4()), str(workflow.random().random()), workflow.now().isoformat(), str(workflow.time())]

    @workflow.query
    def first(self) -> list[str]:
        return self.drawn


@on_one_worker_and_on_two
async def test_chance_and_time_are_the_same_when_they_are_replayed(client, name, replaced):
    before = []

    async def note(handle):
        before.extend(await handle.query(Dice.first))

    result = await run_through(client, name, Dice, replaced=replaced, at_the_gate=note)
    handle = client.get_workflow_handle(name)
    assert result[:4] == before
    assert len(set(result[:2] + result[4:6])) == 4, "later draws are others"
    assert result[6] > result[2], "time goes on"
    started = [e for e in await events(handle) if e.HasField("workflow_task_started_event_attributes")]
    assert result[2].startswith(started[0].event_time.ToDatetime().isoformat()[:19])


async def test_two_runs_draw_different_numbers(client, name):
    drawn = []
    for number in range(2):
        drawn += await run_through(client, f"{name}-{number}", Dice, replaced=False)
    assert drawn[0] != drawn[8] and drawn[1] != drawn[9]


@workflow.defn
class Replayed(Gated):
    @workflow.run
    async def run(self) -> int:
        self.steps = 0
        for _ in range(3):
            await asyncio.sleep(0.01)
            self.steps += 1
        await self.gate()
        return self.steps

    @workflow.query
    def count(self) -> int:
        return self.steps


async def test_queries_during_a_replay_see_the_whole_history(client, name):
    async with worker(client, name, [Replayed]):
        handle = await client.start_workflow(Replayed.run, id=name, task_queue=name)
        await until(lambda: at_gate(handle))
    # Nothing of the run is cached: each query replays it.
    async with worker(client, name, [Replayed], max_cached_workflows=0):
        assert [await handle.query(Replayed.count) for _ in range(5)] == [3] * 5
        await handle.signal(Gated.open)
        assert await handle.result() == 3
        assert [await handle.query(Replayed.count) for _ in range(5)] == [3] * 5
    assert (await event_types(handle)).count("WorkflowTaskFailed") == 0


@workflow.defn(name="Patching")
class Unpatched(Gated):
    @workflow.run
    async def run(self) -> str:
        way = self.way()
        await self.gate()
        return f"{way}, {self.way()}"

    def way(self) -> str:
        return "old"


@workflow.defn(name="Patching")
class Patched(Unpatched):
    @workflow.run
    async def run(self) -> str:
        return await super().run()

    def way(self) -> str:
        return "new" if workflow.patched("way") else "old"


@workflow.defn(name="Patching")
class Deprecated(Unpatched):
    @workflow.run
    async def run(self) -> str:
        return await super().run()

    def way(self) -> str:
        workflow.deprecate_patch("way")
        return "new"


@workflow.defn(name="Patching")
class Clean(Unpatched):
    @workflow.run
    async def run(self) -> str:
        return await super().run()

    def way(self) -> str:
        return "new"


@pytest.mark.parametrize(
    "began, ended, result, markers",
    [
        (Unpatched, Patched, "old, old", 0),  # an answer once given stays, also for the same patch later on
        (Patched, Patched, "new, new", 1),
        (Patched, Deprecated, "new, new", 1),
        (Deprecated, Patched, "new, new", 1),
        (Deprecated, Clean, "new, new", 1),  # a deprecated patch's marker may be met by code that knows nothing of it
        (Deprecated, Deprecated, "new, new", 1),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
async def test_every_stage_of_a_patch_replays_the_stage_before(client, name, began, ended, result, markers):
    assert await run_through(client, name, began, successor=ended, replaced=True) == result
    types = await event_types(client.get_workflow_handle(name))
    assert (types.count("MarkerRecorded"), types.count("WorkflowTaskFailed")) == (markers, 0)


async def test_code_without_a_patch_cannot_replay_a_run_that_has_one_until_the_patched_code_comes_back(client, name):
    async with worker(client, name, [Patched]):
        handle = await client.start_workflow("Patching", id=name, task_queue=name, task_timeout=timedelta(seconds=1))
        await until(lambda: at_gate(handle))
    async with worker(client, name, [Unpatched]):
        await handle.signal(Gated.open)
        await until(lambda: _failed(handle))
    async with worker(client, name, [Patched]):
        assert await handle.result() == "new, new"
    [failed] = [e for e in await events(handle) if e.HasField("workflow_task_failed_event_attributes")]
    assert failed.workflow_task_failed_event_attributes.cause == 24  # NON_DETERMINISTIC_ERROR


async def _failed(handle) -> bool:
    return "WorkflowTaskFailed" in await event_types(handle)


@workflow.defn
class SwallowsItsOwnFailure(Gated):
    @workflow.run
    async def run(self) -> list[str]:
        said = []
        for number in range(2):
            try:
                raise ApplicationError(f"step {number}", workflow.info().get_current_history_length())
            except ApplicationError as failure:
                said.append(f"{failure.message} at {failure.details[0]}")
            await self.gate()
        return said


async def test_the_length_of_history_that_code_sees_is_the_same_in_a_replay(client, name):
    async def pass_first(handle):
        await handle.signal(Gated.open)
        await until(lambda: at_gate(handle, 2))

    said = await run_through(client, name, SwallowsItsOwnFailure, replaced=True, at_the_gate=pass_first)
    assert said[0] == "step 0 at 3" and said[1].startswith("step 1 at ")
