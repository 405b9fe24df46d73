"""The order of tasks, the limits of a queue, and the workers that tell of themselves."""

import asyncio
import json
from datetime import timedelta

import pytest
from harness.server import Server
from harness.workers import until, worker
from temporalio import activity, workflow
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.client import Client
from temporalio.common import Priority
from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig

NONE = {"disable_eager_activity_execution": True}


@workflow.defn
class Fans:
    """Schedules one activity for each entry, on another queue, and waits for all."""

    @workflow.run
    async def run(self, queue: str, entries: list[tuple[str, int, str, float]]) -> None:
        await asyncio.gather(*[
            workflow.execute_activity(
                "note",
                label,
                task_queue=queue,
                start_to_close_timeout=timedelta(seconds=60),
                priority=Priority(priority_key=key or None, fairness_key=fairness or None, fairness_weight=weight or None),
            )
            for label, key, fairness, weight in entries
        ])


class Notes:
    """An activity that notes the order in which it is called."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    @activity.defn(name="note")
    async def note(self, label: str) -> None:
        self.seen.append(label)


async def describe(client: Client, queue: str, kind=TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY) -> rpc.DescribeTaskQueueResponse:
    request = rpc.DescribeTaskQueueRequest(
        namespace="default", task_queue=TaskQueue(name=queue), task_queue_type=kind, report_stats=True, report_config=True
    )
    return await client.workflow_service.describe_task_queue(request)


async def filled(client: Client, name: str, entries: list[tuple[str, int, str, float]]):
    """A workflow whose activities all wait on the queue `name`-work, which nobody polls."""
    queue = f"{name}-work"
    handle = await client.start_workflow(Fans.run, args=[queue, entries], id=name, task_queue=name)
    async with worker(client, name, [Fans], **NONE):
        async def waiting() -> bool:
            return (await describe(client, queue)).stats.approximate_backlog_count == len(entries)

        await until(waiting)
    return handle, queue


async def worked_off(client: Client, name: str, handle, queue: str) -> list[str]:
    """The order in which one worker with one slot is given the tasks that wait."""
    notes = Notes()
    one = {"max_concurrent_activities": 1, "max_concurrent_activity_task_polls": 1}
    async with worker(client, queue, activities=[notes.note], **one), worker(client, name, [Fans], **NONE):
        await handle.result()
    return notes.seen


async def test_activities_are_given_out_by_priority(client, name):
    entries = [(f"{key}", key, "", 0.0) for key in (5, 3, 0, 1, 4, 2, 1)]
    handle, queue = await filled(client, name, entries)
    by_priority = {key: stats.approximate_backlog_count for key, stats in (await describe(client, queue)).stats_by_priority_key.items()}
    assert by_priority == {1: 2, 2: 1, 3: 2, 4: 1, 5: 1}
    order = await worked_off(client, name, handle, queue)
    assert ["3" if label == "0" else label for label in order] == ["1", "1", "2", "3", "3", "4", "5"]


@pytest.mark.ours_only
async def test_fairness_keys_share_by_weight(client, name):
    entries = [(f"flood {number}", 0, "flood", 0.0) for number in range(40)]
    entries += [(f"heavy {number}", 0, "heavy", 3.0) for number in range(40)]
    handle, queue = await filled(client, name, entries)
    order = await worked_off(client, name, handle, queue)
    first = [label.split()[0] for label in order[:40]]
    assert abs(first.count("heavy") - 30) <= 1
    assert [label for label in order if label.startswith("flood")] == [f"flood {number}" for number in range(40)], "each in its order"


@pytest.mark.ours_only
async def test_order_and_configuration_survive_kill_minus_9(binary, tmp_path, name):
    with Server(binary, db=tmp_path / "state.db") as first:
        client = await Client.connect(first.address)
        entries = [(f"a{number}", 0, "a", 0.0) for number in range(6)] + [(f"b{number}", 0, "b", 0.0) for number in range(2)]
        _, queue = await filled(client, name, entries + [("last", 5, "", 0.0), ("first", 1, "", 0.0)])
        await client.workflow_service.update_task_queue_config(
            rpc.UpdateTaskQueueConfigRequest(
                namespace="default",
                identity="operator",
                task_queue=queue,
                task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
                set_fairness_weight_overrides={"b": 2.0},
            )
        )
        first.kill()
    with Server(binary, db=tmp_path / "state.db") as second:
        client = await Client.connect(second.address)
        assert (await describe(client, queue)).config.fairness_weight_overrides == {"b": 2.0}
        order = await worked_off(client, name, client.get_workflow_handle(name), queue)
    assert order[0] == "first" and order[-1] == "last"
    assert {"b0", "b1"} <= set(order[1:5]), f"two of every three are b's: {order}"


async def test_a_worker_s_limit_paces_its_queue_and_the_api_s_goes_before_it(client, name):
    handle, queue = await filled(client, name, [(f"{number}", 0, "", 0.0) for number in range(5)])
    notes = Notes()
    began = asyncio.get_running_loop().time()
    async with (
        worker(client, queue, activities=[notes.note], max_task_queue_activities_per_second=2),
        worker(client, name, [Fans], **NONE),
    ):
        await handle.result()
        assert asyncio.get_running_loop().time() - began > 0.9, "two at once, the other three at two a second"
        limit = (await describe(client, queue)).effective_rate_limit
        assert limit.requests_per_second == 2


async def test_queue_configuration_by_command(cli, name):
    queue = ("--task-queue", name, "--task-queue-type", "activity")
    set_ = ("--queue-rps-limit", "5", "--queue-rps-limit-reason", "slow down", "--fairness-key-rps-limit-default", "2")
    await asyncio.to_thread(cli.text, "task-queue", "config", "set", *queue, *set_, "--fairness-key-weight", "a=2")
    printed = await asyncio.to_thread(cli.text, "task-queue", "config", "get", *queue)
    assert "5.00 rps" in printed and "slow down" in printed
    config = await asyncio.to_thread(cli.json, "task-queue", "config", "get", *queue)
    assert config["fairnessWeightOverrides"] == {"a": 2}
    unset = ("--queue-rps-limit", "default", "--fairness-key-weight", "a=default")
    await asyncio.to_thread(cli.text, "task-queue", "config", "set", *queue, *unset)
    config = await asyncio.to_thread(cli.json, "task-queue", "config", "get", *queue)
    assert "rateLimit" not in config["queueRateLimit"] and "fairnessWeightOverrides" not in config
    assert config["fairnessKeysRateLimitDefault"]["rateLimit"] == {"requestsPerSecond": 2}
    refused = await asyncio.to_thread(
        cli.run, "task-queue", "config", "set", "--task-queue", name, "--task-queue-type", "workflow", "--queue-rps-limit", "5"
    )
    assert refused.returncode == 1
    described = await asyncio.to_thread(cli.text, "task-queue", "describe", "--task-queue", name, "--report-config")
    assert "UNVERSIONED" in described


async def test_workers_tell_of_themselves_and_are_listed(server, cli, name):
    """The SDK sends heartbeats because the namespace says that it may."""
    runtime = Runtime(telemetry=TelemetryConfig(logging=LoggingConfig.default), worker_heartbeat_interval=timedelta(seconds=1))
    client = await Client.connect(server.address, runtime=runtime, identity=f"me-{name}")
    query = f'TaskQueue="{name}"'

    def listed() -> list[dict]:
        printed = cli.text("worker", "list", "--query", query, "--output", "json")
        return json.loads(printed) if printed.strip() else []

    async with worker(client, name, [Fans], [Notes().note]):
        async def known() -> bool:
            return len(await asyncio.to_thread(listed)) == 1

        await until(known)
        [info] = await asyncio.to_thread(listed)
        info = info["workerHeartbeat"]
        assert info["workerIdentity"] == f"me-{name}" and info["sdkName"] == "temporal-python"
        key = info["workerInstanceKey"]
        described = await asyncio.to_thread(cli.text, "worker", "describe", "--worker-instance-key", key)
        assert name in described and "Running" in described
        assert key in await asyncio.to_thread(cli.text, "worker", "list", "--query", f'{query} AND Status="Running"')

    async def gone() -> bool:
        return not any(worker["workerHeartbeat"]["status"] == "WORKER_STATUS_RUNNING" for worker in await asyncio.to_thread(listed))

    await until(gone)
