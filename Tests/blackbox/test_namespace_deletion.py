"""A namespace is deleted with everything in it by the official command line, also when the server is killed in the middle."""

import sqlite3
import subprocess
import time

import grpc
import pytest
from harness import raw
from harness.server import ORIGINAL, Server, wait_until
from temporalio.api.common.v1 import ActivityType, WorkflowType
from temporalio.api.enums.v1 import EventType, HistoryEventFilterType
from temporalio.api.schedule.v1 import message_pb2 as schedule_api
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflow.v1 import NewWorkflowExecutionInfo
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc

pytestmark = pytest.mark.ours_only

NAMESPACE = "doomed"
WORKFLOWS = 400


def fill(service) -> None:
    """Open and closed workflows, an activity and a schedule."""
    for number in range(WORKFLOWS):
        service.StartWorkflowExecution(raw.start_request(f"w{number}", namespace=NAMESPACE))
        if number % 4 == 0:
            service.TerminateWorkflowExecution(
                rpc.TerminateWorkflowExecutionRequest(namespace=NAMESPACE, workflow_execution={"workflow_id": f"w{number}"})
            )
    service.StartActivityExecution(
        rpc.StartActivityExecutionRequest(
            namespace=NAMESPACE,
            activity_id="activity",
            activity_type=ActivityType(name="Act"),
            task_queue=TaskQueue(name="q"),
            start_to_close_timeout={"seconds": 60},
            request_id="1",
        )
    )
    action = NewWorkflowExecutionInfo(workflow_id="w", workflow_type=WorkflowType(name="Raw"), task_queue=TaskQueue(name="q"))
    schedule = schedule_api.Schedule(action=schedule_api.ScheduleAction(start_workflow=action))
    service.CreateSchedule(rpc.CreateScheduleRequest(namespace=NAMESPACE, schedule_id="schedule", schedule=schedule, request_id="2"))


def command(server: Server, *words: str) -> str:
    done = subprocess.run(
        [str(ORIGINAL), *words, "--address", server.address, "--disable-config-file"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def is_gone(server: Server, id_: str) -> bool:
    with raw.WorkflowService(server.port) as service:
        try:
            service.DescribeNamespace(rpc.DescribeNamespaceRequest(id=id_))
        except grpc.RpcError as error:
            return error.code() == grpc.StatusCode.NOT_FOUND
    return False


def rows(file, table: str) -> int:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        return database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]


def test_a_namespace_goes_with_everything_in_it_also_through_kills(binary, tmp_path):
    file = tmp_path / "state.db"
    with Server(binary, db=file, arguments=("--namespace", NAMESPACE)) as server:
        with raw.WorkflowService(server.port) as service:
            fill(service)
            service.StartWorkflowExecution(raw.start_request("kept"))
            id_ = service.DescribeNamespace(rpc.DescribeNamespaceRequest(namespace=NAMESPACE)).namespace_info.id
        said = command(server, "operator", "namespace", "delete", "--namespace", NAMESPACE, "--yes")
        assert NAMESPACE in said
        with raw.WorkflowService(server.port) as service, pytest.raises(grpc.RpcError) as refused:
            service.StartWorkflowExecution(raw.start_request("late", namespace=NAMESPACE))
        assert refused.value.code() == grpc.StatusCode.NOT_FOUND
        # The deletion begins after a second: the first kill comes before it, the others in its middle.
        for pause in (0.2, 1.1, 1.2):
            time.sleep(pause)
            server.kill()
            # Without the flag, which would make the namespace again.
            server.arguments = ()
            server.start()
        wait_until(lambda: is_gone(server, id_), seconds=30)
        with raw.WorkflowService(server.port) as service:
            kept = service.ListWorkflowExecutions(rpc.ListWorkflowExecutionsRequest(namespace="default")).executions
        assert [item.execution.workflow_id for item in kept] == ["kept"]
        server.stop()
    for table in ("executions", "current_runs", "visibility"):
        assert rows(file, table) == 1, table
    verified = subprocess.run([str(binary), "admin", "verify", "-f", str(file)], capture_output=True, text=True, timeout=60)
    assert verified.returncode == 0, verified.stdout


def test_whoever_waits_in_a_deleted_namespace_is_answered(binary):
    with Server(binary, arguments=("--namespace", NAMESPACE, "--search-attribute", "Color=Keyword")) as server:
        with raw.WorkflowService(server.port) as service:
            run = service.StartWorkflowExecution(raw.start_request("w", namespace=NAMESPACE)).run_id
            end = service.later(
                "GetWorkflowExecutionHistory",
                rpc.GetWorkflowExecutionHistoryRequest(
                    namespace=NAMESPACE,
                    execution={"workflow_id": "w", "run_id": run},
                    wait_new_event=True,
                    history_event_filter_type=HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT,
                ),
            )
            polls = [
                service.later(f"Poll{kind}TaskQueue", request(namespace=NAMESPACE, task_queue=TaskQueue(name="idle")))
                for kind, request in (("Workflow", rpc.PollWorkflowTaskQueueRequest), ("Activity", rpc.PollActivityTaskQueueRequest))
            ]
            id_ = service.DescribeNamespace(rpc.DescribeNamespaceRequest(namespace=NAMESPACE)).namespace_info.id
            time.sleep(0.2)  # so that they wait
            command(server, "operator", "namespace", "delete", "--namespace", NAMESPACE, "--yes")
            assert end.result().history.events[-1].event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED
            assert [poll.result().task_token for poll in polls] == [b"", b""]
            wait_until(lambda: is_gone(server, id_), seconds=30)
            with pytest.raises(grpc.RpcError) as refused:
                service.PollWorkflowTaskQueue(rpc.PollWorkflowTaskQueueRequest(namespace=NAMESPACE, task_queue=TaskQueue(name="idle")))
            assert refused.value.code() == grpc.StatusCode.NOT_FOUND
        # The next one of that name has nothing of it.
        command(server, "operator", "namespace", "create", "--namespace", NAMESPACE)
        attributes = command(server, "operator", "search-attribute", "list", "--namespace", NAMESPACE)
        assert "Color" not in attributes
