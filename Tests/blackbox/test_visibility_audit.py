"""`temporal admin visibility` finds where the index of lists and the executions differ, and mends it."""

import json
import sqlite3
import subprocess

import pytest
from harness import raw
from harness.server import Server
from temporalio.api.common.v1 import ActivityType, Payload, SearchAttributes, WorkflowType
from temporalio.api.schedule.v1 import message_pb2 as schedule_api
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflow.v1 import NewWorkflowExecutionInfo
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc

pytestmark = pytest.mark.ours_only

WORKFLOWS = ["whole", "missing", "different", "bare", "long"]


def color(value: str) -> SearchAttributes:
    return SearchAttributes(indexed_fields={"Color": Payload(metadata={"encoding": b"json/plain"}, data=json.dumps(value).encode())})


def fill(server: Server) -> None:
    """One of each thing that is listed."""
    with raw.WorkflowService(server.port) as service:
        for name in WORKFLOWS:
            service.StartWorkflowExecution(raw.start_request(name, search_attributes=color("red")))
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
        service.CreateSchedule(rpc.CreateScheduleRequest(namespace="default", schedule_id="schedule", schedule=schedule, request_id="2"))


DAMAGE = """
DELETE FROM visibility WHERE workflow_id IN ('missing', 'schedule');
UPDATE visibility SET status = 2, workflow_type = 'Other' WHERE workflow_id = 'different';
UPDATE visibility SET workflow_id = 'somebody' WHERE workflow_id = 'activity';
DELETE FROM search_attributes WHERE run_id = (SELECT run_id FROM executions WHERE workflow_id = 'bare');
UPDATE executions SET history_length = 99 WHERE workflow_id = 'long';
INSERT INTO search_attributes SELECT zeroblob(16), name, position, namespace_id, type, text_value, integer_value, real_value
  FROM search_attributes LIMIT 1;
UPDATE search_attributes SET run_id = X'00000000000000000000000000000001' WHERE run_id = zeroblob(16);
"""


def audit(binary, word: str, file) -> tuple[int, list[str]]:
    command = [str(binary), "admin", "visibility", word, "--db-filename", str(file)]
    outcome = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return outcome.returncode, outcome.stdout.splitlines()


def listed(server: Server, query: str = "") -> set[str]:
    with raw.WorkflowService(server.port) as service:
        answer = service.ListWorkflowExecutions(rpc.ListWorkflowExecutionsRequest(namespace="default", query=query))
        return {item.execution.workflow_id for item in answer.executions}


def test_a_damaged_index_is_found_and_mended(binary, tmp_path):
    file = tmp_path / "state.db"
    with Server(binary, db=file, arguments=("--search-attribute", "Color=Keyword")) as server:
        fill(server)
        server.stop()
    assert audit(binary, "verify", file) == (0, ["7 runs: 0 missing, 0 without a run, 0 different"])

    with sqlite3.connect(file) as database:
        database.executescript(DAMAGE)
    code, lines = audit(binary, "verify", file)
    assert code == 1
    for name, sentence in [
        ("workflow missing", "it is not in the index"),
        ("schedule schedule", "it is not in the index"),
        ("workflow different", "WorkflowType is 'Other' where 'Raw' is right"),
        ("workflow different", "ExecutionStatus is 2 where 1 is right"),
        ("activity activity", "WorkflowId is 'somebody' where 'activity' is right"),
        ("workflow bare", "Color is nothing where 'red' (type 2) is right"),
        ("workflow long", "HistoryLength is 99 where 2 is right"),
        ("run 00000000-0000-0000-0000-000000000001", "is in the index, and is not there"),
    ]:
        assert any(line.startswith(name) and line.endswith(sentence) for line in lines), (name, sentence, lines)
    assert not any(line.startswith("workflow whole") for line in lines)
    assert lines[-1] == "7 runs: 2 missing, 1 without a run, 4 different"

    code, lines = audit(binary, "repair", file)
    assert (code, lines[-1]) == (0, "7 runs: 2 missing, 1 without a run, 4 different; 7 mended")
    assert audit(binary, "verify", file)[0] == 0
    with Server(binary, db=file) as server:
        assert listed(server, "Color = 'red' AND ExecutionStatus = 'Running'") == set(WORKFLOWS)
