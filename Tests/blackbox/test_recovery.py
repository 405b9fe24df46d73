"""`temporal admin recover` keeps what is not a workflow, and mends a run that has lost no more than its memo."""

import json
import sqlite3
import subprocess

import pytest
from harness import raw
from harness.server import Server, wait_until
from temporalio.api.batch.v1 import BatchOperationSignal
from temporalio.api.common.v1 import ActivityType, Memo, Payload, SearchAttributes, WorkflowExecution, WorkflowType
from temporalio.api.schedule.v1 import message_pb2 as schedule_api
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflow.v1 import NewWorkflowExecutionInfo
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc

pytestmark = pytest.mark.ours_only

MEMO = Memo(fields={"team": raw.payloads("blue").payloads[0]})
COLOR = SearchAttributes(indexed_fields={"Color": Payload(metadata={"encoding": b"json/plain"}, data=json.dumps("red").encode())})
WORKFLOWS = [f"w{number}" for number in range(5)]


def fill(service) -> None:
    """One of each kind, the batch job in its middle."""
    for name in WORKFLOWS:
        service.StartWorkflowExecution(raw.start_request(name, memo=MEMO, search_attributes=COLOR))
    service.StartActivityExecution(
        rpc.StartActivityExecutionRequest(
            namespace="default",
            activity_id="activity",
            activity_type=ActivityType(name="Act"),
            task_queue=TaskQueue(name="q"),
            start_to_close_timeout={"seconds": 60},
            request_id="1",
        )
    )
    action = NewWorkflowExecutionInfo(workflow_id="w", workflow_type=WorkflowType(name="Raw"), task_queue=TaskQueue(name="q"))
    schedule = schedule_api.Schedule(action=schedule_api.ScheduleAction(start_workflow=action))
    service.CreateSchedule(
        rpc.CreateScheduleRequest(namespace="default", schedule_id="schedule", schedule=schedule, request_id="2", memo=MEMO)
    )
    service.StartBatchOperation(
        rpc.StartBatchOperationRequest(
            namespace="default",
            job_id="job",
            reason="test",
            executions=[WorkflowExecution(workflow_id=name) for name in WORKFLOWS],
            signal_operation=BatchOperationSignal(signal="s"),
            max_operations_per_second=1,
        )
    )


def admin(binary, *words) -> tuple[int, str]:
    done = subprocess.run([str(binary), "admin", *map(str, words)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout


def check(service) -> None:
    for name in WORKFLOWS:
        request = rpc.DescribeWorkflowExecutionRequest(namespace="default", execution=WorkflowExecution(workflow_id=name))
        assert service.DescribeWorkflowExecution(request).workflow_execution_info.memo == MEMO
    listed = service.ListWorkflowExecutions(rpc.ListWorkflowExecutionsRequest(namespace="default", query="Color = 'red'"))
    assert sorted(item.execution.workflow_id for item in listed.executions) == WORKFLOWS
    schedule = service.DescribeSchedule(rpc.DescribeScheduleRequest(namespace="default", schedule_id="schedule"))
    assert schedule.memo == MEMO
    service.DescribeActivityExecution(rpc.DescribeActivityExecutionRequest(namespace="default", activity_id="activity"))
    job = rpc.DescribeBatchOperationRequest(namespace="default", job_id="job")
    wait_until(lambda: service.DescribeBatchOperation(job).complete_operation_count == len(WORKFLOWS))


def test_everything_is_recovered_and_a_lost_memo_made_again(binary, tmp_path):
    file, fresh = tmp_path / "state.db", tmp_path / "fresh.db"
    attribute = ("--search-attribute", "Color=Keyword")
    with Server(binary, db=file, arguments=attribute) as server:
        with raw.WorkflowService(server.port) as service:
            fill(service)
        server.stop()
    assert admin(binary, "verify", "-f", file)[0] == 0
    with sqlite3.connect(file) as database:
        details = "kind = 5 AND run_id = (SELECT run_id FROM executions WHERE workflow_id = 'w3')"
        assert database.execute(f"DELETE FROM items WHERE {details}").rowcount == 1
        tasks = "run_id IN (SELECT run_id FROM executions WHERE workflow_id IN ('schedule', 'job', 'w1'))"
        assert database.execute(f"DELETE FROM tasks WHERE {tasks}").rowcount >= 3
    code, said = admin(binary, "verify", "-f", file)
    assert code == 1 and "workflow w3" in said and "memo" in said
    assert all(lost in said for lost in ("schedule schedule", "batch job", "workflow w1")), said
    code, said = admin(binary, "recover", "-f", file, "--to", fresh)
    assert (code, said.splitlines()[-1]) == (0, f"8 whole runs in {fresh}, 4 of them mended: nothing was lost")
    code, said = admin(binary, "verify", "-f", fresh)
    assert code == 0, said
    with Server(binary, db=fresh, arguments=attribute) as server, raw.WorkflowService(server.port) as service:
        check(service)
