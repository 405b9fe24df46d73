"""Schedules through the official SDK and command line, and a backfill that `kill -9` interrupts."""

import asyncio
import uuid
from datetime import datetime, timedelta, timezone

import pytest
from harness.raw import payloads
from harness.server import Server
from harness.workers import until, worker
from temporalio import workflow
from temporalio.api.common.v1 import Memo
from temporalio.api.workflowservice.v1 import CountSchedulesRequest, UpdateScheduleRequest
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleBackfill,
    ScheduleCalendarSpec,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleState,
    ScheduleUpdate,
)
from temporalio.service import RPCError

PAST = datetime(2020, 1, 1, tzinfo=timezone.utc)


@workflow.defn
class Report:
    """Says what the run before said, and adds its own."""

    @workflow.run
    async def run(self, text: str) -> str:
        return f"{workflow.get_last_completion_result(type_hint=str) or ''}{text}"


def schedule(name: str, *, every: float = 3600, policy=ScheduleOverlapPolicy.SKIP, **state) -> Schedule:
    return Schedule(
        action=ScheduleActionStartWorkflow(Report.run, "x", id=name, task_queue=name),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=timedelta(seconds=every))]),
        policy=SchedulePolicy(overlap=policy),
        state=ScheduleState(**state),
    )


async def test_a_schedule_runs_workflows_that_know_the_last_result(client, name):
    async with worker(client, name, [Report]):
        handle = await client.create_schedule(name, schedule(name, every=1))
        await until(lambda: done(handle, 3))
        await handle.pause(note="enough")
        info = (await handle.describe()).info
        results = [await client.get_workflow_handle(action.action.workflow_id).result() for action in info.recent_actions]
    assert results[:3] == ["x", "xx", "xxx"]
    assert [action.started_at >= action.scheduled_at for action in info.recent_actions] == [True] * len(results)
    await handle.delete()


async def done(handle, count: int) -> bool:
    info = (await handle.describe()).info
    return info.num_actions >= count and len(info.recent_actions) >= count


async def test_a_schedule_is_updated_triggered_paused_and_deleted(client, name):
    handle = await client.create_schedule(name, schedule(name, paused=True), memo={"team": "blue"})
    with pytest.raises(ScheduleAlreadyRunningError):
        await client.create_schedule(name, schedule(name))

    async def noon(description):
        changed = description.description.schedule
        changed.spec = ScheduleSpec(calendars=[ScheduleCalendarSpec(hour=[ScheduleRange(12)])], time_zone_name="Europe/Berlin")
        return ScheduleUpdate(schedule=changed)

    await handle.update(noon)
    described = await handle.describe()
    assert described.schedule.spec.calendars[0].hour == (ScheduleRange(12, 12, 1),)
    assert described.schedule.spec.time_zone_name == "Europe/Berlin" and described.schedule.state.paused
    assert await described.memo() == {"team": "blue"}
    async with worker(client, name, [Report]):
        await handle.trigger()
        await until(lambda: done(handle, 1))
    await handle.unpause(note="go")
    described = await handle.describe()
    assert described.schedule.state.note == "go" and len(described.info.next_action_times) == 10
    listed = [entry async for entry in await client.list_schedules(query=f"ScheduleId = '{name}'")]
    assert [entry.id for entry in listed] == [name]
    await handle.delete()
    with pytest.raises(RPCError, match="not found"):
        await handle.describe()


@pytest.mark.ours_only  # of the original's two kinds of schedule only the one that is switched off by default takes a memo
async def test_a_memo_is_kept_replaced_and_cleared_by_updates(client, name):
    handle = await client.create_schedule(name, schedule(name, paused=True), memo={"team": "blue", "desk": 7})
    plan = (await handle.describe()).raw_description.schedule

    async def update(**fields) -> dict:
        request = UpdateScheduleRequest(namespace="default", schedule_id=name, schedule=plan, request_id=str(uuid.uuid4()), **fields)
        await client.workflow_service.update_schedule(request)
        return await (await handle.describe()).memo()

    one, none = payloads("red", None).payloads
    assert await update() == {"team": "blue", "desk": 7}
    assert await update(memo=Memo(fields={"team": one, "desk": none})) == {"team": "red"}
    assert [await entry.memo() async for entry in await client.list_schedules(query=f"ScheduleId = '{name}'")] == [{"team": "red"}]
    assert await update(memo=Memo()) == {}
    await handle.delete()


@pytest.mark.ours_only
async def test_cron_strings_are_given_back_and_survive_an_update(client, name):
    plan = schedule(name, paused=True)
    plan.spec = ScheduleSpec(cron_expressions=["0 12 * * MON # lunch"])
    handle = await client.create_schedule(name, plan)

    async def paused_by(description):
        changed = description.description.schedule
        changed.state.note = "changed"
        return ScheduleUpdate(schedule=changed)

    for _ in range(2):
        await handle.update(paused_by)
    described = await handle.describe()
    assert list(described.schedule.spec.cron_expressions) == ["0 12 * * MON # lunch"]
    assert len(described.schedule.spec.calendars) == 1 and described.schedule.state.note == "changed"
    await handle.delete()


async def test_the_command_line_creates_shows_triggers_backfills_and_deletes(client, cli, name):
    cli.text(
        *("schedule", "create", "--schedule-id", name, "--interval", "1h", "--overlap-policy", "AllowAll", "--paused"),
        *("--workflow-id", name, "--type", "Report", "--task-queue", name, "--input", '"x"'),
    )
    cli.text("schedule", "trigger", "--schedule-id", name)
    cli.text(
        *("schedule", "backfill", "--schedule-id", name, "--overlap-policy", "AllowAll"),
        *("--start-time", "2020-01-01T00:00:00Z", "--end-time", "2020-01-01T05:00:00Z"),
    )
    await until(lambda: done(client.get_schedule_handle(name), 7))
    cli.text("schedule", "toggle", "--schedule-id", name, "--unpause", "--reason", "go")
    assert "go" in cli.text("schedule", "describe", "--schedule-id", name)
    assert name in cli.text("schedule", "list")
    cli.text(
        *("schedule", "update", "--schedule-id", name, "--cron", "0 12 * * *"),
        *("--workflow-id", name, "--type", "Report", "--task-queue", name),
    )
    described = cli.json("schedule", "describe", "--schedule-id", name)
    assert described["schedule"]["spec"]["structuredCalendar"][0]["hour"] == [{"start": 12, "end": 12, "step": 1}]
    cli.text("schedule", "delete", "--schedule-id", name)
    assert cli.run("schedule", "describe", "--schedule-id", name).returncode != 0


@pytest.mark.ours_only
async def test_a_backfill_that_kill_nine_interrupts_is_whole(binary, tmp_path, name):
    server = Server(binary, db=tmp_path / "state.db").start()
    try:
        client = await Client.connect(server.address)
        handle = await client.create_schedule(name, schedule(name, every=60, paused=True))
        times = 400
        await handle.backfill(
            ScheduleBackfill(
                start_at=PAST, end_at=PAST + timedelta(minutes=times - 1), overlap=ScheduleOverlapPolicy.ALLOW_ALL
            )
        )
        seen = 0
        for goal in (1, 60, 150, 300):
            while seen < goal:
                seen = (await handle.describe()).info.num_actions
                await asyncio.sleep(0.001)
            server.kill()
            server.start()
            client = await Client.connect(server.address)
            handle = client.get_schedule_handle(name)
            seen = (await handle.describe()).info.num_actions
        await until(lambda: done_exactly(handle, times))
        ids = [f"{name}-{(PAST + timedelta(minutes=minute)).strftime('%Y-%m-%dT%H:%M:%SZ')}" for minute in range(times)]
        found = await asyncio.gather(*(client.get_workflow_handle(workflow_id).describe() for workflow_id in ids))
        assert all(run.run_id for run in found)
        request = CountSchedulesRequest(namespace="default")
        assert (await client.workflow_service.count_schedules(request)).count == 1
    finally:
        server.kill()


async def done_exactly(handle, count: int) -> bool:
    return (await handle.describe()).info.num_actions == count
