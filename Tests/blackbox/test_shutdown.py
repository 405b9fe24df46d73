"""The end of a server, and what is there when it comes back."""

import signal
import socket
import sqlite3
import time
from datetime import timedelta

import pytest
from harness import raw
from harness.server import Server
from harness.workers import event_types, events, worker
from temporalio import workflow
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode
from test_workflows import Basket

PATIENCE = 5  # seconds in which a server must be gone


def wait_for_pollers(service, name: str, kinds=(1, 2)) -> None:
    """Returns when a poller is parked on each kind of queue (1 workflow, 2 activity)."""
    deadline = time.monotonic() + 10
    for kind in kinds:
        request = rpc.DescribeTaskQueueRequest(namespace="default", task_queue={"name": name}, task_queue_type=kind)
        while not service.DescribeTaskQueue(request).pollers:
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_with_exit_code_zero_while_polls_are_parked(binary, tmp_path, name, how):
    with Server(binary, db=tmp_path / "state.db") as running, raw.WorkflowService(running.port) as service:
        service.later("PollWorkflowTaskQueue", raw.poll_workflow(name))
        wait_for_pollers(service, name, kinds=(1,))
        began = time.monotonic()
        assert running.stop(how) == 0
        assert time.monotonic() - began < PATIENCE


@pytest.mark.ours_only  # the original cuts them: UNAVAILABLE, "Stream removed"
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_polls_parked_at_the_end_are_answered_empty(binary, tmp_path, name, how):
    with Server(binary, db=tmp_path / "state.db") as running, raw.WorkflowService(running.port) as service:
        polls = [
            service.later("PollWorkflowTaskQueue", raw.poll_workflow(name)),
            service.later("PollActivityTaskQueue", raw.poll_activity(name)),
        ]
        wait_for_pollers(service, name)
        assert running.stop(how) == 0
        assert [poll.result(timeout=1).task_token for poll in polls] == [b"", b""]


@pytest.mark.ours_only  # the original waits for a client that connected and never spoke, for more than 20 s
def test_idle_connections_do_not_hold_the_server_back(binary, tmp_path):
    with Server(binary, db=tmp_path / "state.db") as running:
        idle = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(5)]
        began = time.monotonic()
        assert running.stop() == 0
        assert time.monotonic() - began < PATIENCE
        for connection in idle:
            connection.close()


async def test_a_long_poll_for_history_does_not_hold_the_server_back(binary, tmp_path, name):
    with Server(binary, db=tmp_path / "state.db") as running, raw.WorkflowService(running.port) as service:
        service.StartWorkflowExecution(raw.start_request(name))
        request = rpc.GetWorkflowExecutionHistoryRequest(
            namespace="default", execution={"workflow_id": name}, wait_new_event=True, history_event_filter_type=2
        )
        service.later("GetWorkflowExecutionHistory", request)
        time.sleep(0.3)
        began = time.monotonic()
        assert running.stop() == 0
        assert time.monotonic() - began < PATIENCE


async def test_a_server_with_an_sdk_worker_attached_ends_and_the_worker_goes_on_with_the_next(binary, tmp_path, name):
    running = Server(binary, db=tmp_path / "state.db").start()
    client = await Client.connect(running.address)
    async with worker(client, name, [Basket]):
        handle = await client.start_workflow(Basket.run, id=name, task_queue=name)
        await handle.signal(Basket.add, "before")
        assert await handle.query(Basket.count) == 1
        assert running.stop() == 0
        with Server(binary, db=running.db, port=running.port):
            await handle.signal(Basket.add, "after")
            await handle.signal(Basket.close)
            assert await handle.result(rpc_timeout=timedelta(seconds=60)) == ["before", "after"]


@pytest.mark.ours_only  # the original leaves its journal as SQLite keeps it
def test_a_stopped_server_leaves_one_whole_file(binary, tmp_path, name):
    path = tmp_path / "state.db"
    with Server(binary, db=path) as running, raw.WorkflowService(running.port) as service:
        service.StartWorkflowExecution(raw.start_request(name))
        running.stop()
    assert [entry.name for entry in tmp_path.iterdir()] == ["state.db"]
    with sqlite3.connect(path) as file:
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)
    file.close()


@workflow.defn
class Sleeper:
    @workflow.run
    async def run(self, seconds: float) -> str:
        await workflow.sleep(seconds)
        return "woke"


@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_state_survives_a_restart_on_the_same_file(binary, tmp_path, name, end):
    path = tmp_path / "state.db"
    with Server(binary, db=path, arguments=("--search-attribute", "Colour=Keyword", "-n", "shop")) as running:
        client = await Client.connect(running.address)
        async with worker(client, name, [Basket, Sleeper]):
            basket = await client.start_workflow(Basket.run, id=name, task_queue=name, memo={"m": 1})
            await basket.signal(Basket.add, "kept")
            assert await basket.query(Basket.count) == 1
            sleeper = await client.start_workflow(Sleeper.run, 2, id=f"{name}-sleeper", task_queue=name)
            closed = await client.start_workflow(Sleeper.run, 0, id=f"{name}-closed", task_queue=name)
            assert await closed.result() == "woke"
            while "TimerStarted" not in await event_types(sleeper):
                pass
        before = [event.SerializeToString() for event in await events(basket)]
        running.stop() if end == "stop" else running.kill()

    with Server(binary, db=path) as running:
        client = await Client.connect(running.address)
        basket = client.get_workflow_handle(name)
        assert [event.SerializeToString() for event in await events(basket)] == before
        described = await basket.describe()
        assert described.status == WorkflowExecutionStatus.RUNNING and await described.memo() == {"m": 1}
        closed = await client.get_workflow_handle(f"{name}-closed").describe()
        assert closed.status == WorkflowExecutionStatus.COMPLETED
        async with worker(client, name, [Basket, Sleeper]):
            assert await client.get_workflow_handle(f"{name}-sleeper").result() == "woke"
            await basket.signal(Basket.close)
            assert await basket.result() == ["kept"]
        shop = await Client.connect(running.address, namespace="shop")
        await shop.service_client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace="shop"))


async def test_without_a_file_nothing_is_kept_and_nothing_is_written(binary, tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Server(binary) as running:
        client = await Client.connect(running.address)
        await client.start_workflow("X", id=name, task_queue=name)
        assert (await client.get_workflow_handle(name).describe()).status == WorkflowExecutionStatus.RUNNING
        running.stop()
    assert list(tmp_path.iterdir()) == []
    with Server(binary) as running:
        client = await Client.connect(running.address)
        with pytest.raises(RPCError) as refused:
            await client.get_workflow_handle(name).describe()
        assert refused.value.status == RPCStatusCode.NOT_FOUND
