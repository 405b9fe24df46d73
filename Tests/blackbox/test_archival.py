"""Closed workflows in the archive, with the original's command line."""

import json

import pytest
from conftest import CommandLine
from harness.server import Server, wait_until

pytestmark = pytest.mark.ours_only  # the original's dev server has no archival

SETTINGS = (
    '--dynamic-config-value=system.namespaceMinRetentionLocal="1s"',
    '--dynamic-config-value=history.retentionTimerJitterDuration="0s"',
)
EVIL = "../../../../evil %2e%2e/\n\u202e"


def started(binary, folder, db):
    return Server(binary, db=db, arguments=(*SETTINGS, "--archive-folder", str(folder)))


def archiving_namespace(cli: CommandLine) -> None:
    cli.text(
        *("operator", "namespace", "create", "--namespace", "orders", "--retention", "1s"),
        *("--history-archival-state", "enabled", "--visibility-archival-state", "enabled"),
    )


def close(cli: CommandLine, name: str, kind: str = "Order") -> dict:
    run = cli.json("workflow", "start", "--namespace", "orders", "--type", kind, "--task-queue", "nobody", "--workflow-id", name)
    cli.text("workflow", "terminate", "--namespace", "orders", "--workflow-id", name)
    return run


def archived(cli: CommandLine, query: str = "") -> list[str]:
    listed = cli.json("workflow", "list", "--namespace", "orders", "--archived", *(("--query", query) if query else ()))
    return [workflow["execution"]["workflowId"] for workflow in listed]


def test_closed_workflows_move_into_the_archive_and_are_read_from_there(binary, tmp_path):
    folder = tmp_path / "archive"
    with started(binary, folder, tmp_path / "db") as server:
        cli = CommandLine(server.address)
        archiving_namespace(cli)
        described = cli.json("operator", "namespace", "describe", "orders")["config"]
        assert described["historyArchivalState"] == described["visibilityArchivalState"] == "ARCHIVAL_STATE_ENABLED"
        assert described["historyArchivalUri"] == f"file://{folder}"
        order = close(cli, "order")
        close(cli, EVIL, "Evil")
        wait_until(lambda: len(archived(cli)) == 2)
        wait_until(lambda: cli.json("workflow", "list", "--namespace", "orders") == [])
    # The archive is read again after a restart.
    with started(binary, folder, tmp_path / "db") as server:
        cli = CommandLine(server.address)
        assert archived(cli) == [EVIL, "order"]
        assert archived(cli, "WorkflowType = 'Order' AND ExecutionStatus = 'Terminated'") == ["order"]
        shown = cli.json("workflow", "show", "--namespace", "orders", "--workflow-id", "order", "--run-id", order["runId"])
        assert [event["eventType"] for event in shown["events"]][::2] == [
            "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
            "EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED",
        ]
        lost = cli.run("workflow", "show", "--namespace", "orders", "--workflow-id", "other", "--run-id", order["runId"])
        assert lost.returncode != 0 and "not found" in lost.stderr
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 4 and all(path.suffix == ".json" for path in files)
    assert not [path for path in tmp_path.rglob("*evil*")]
    history = json.loads(next(folder.glob(f"*/history/*/{order['runId']}.json")).read_text())
    assert history["events"][0]["workflowExecutionStartedEventAttributes"]["workflowId"] == "order"


def test_places_that_cannot_be_used_are_refused(binary, tmp_path):
    with started(binary, tmp_path / "archive", None) as server:
        cli = CommandLine(server.address)

        def create(uri: str) -> str:
            return cli.run(
                *("operator", "namespace", "create", "--namespace", "n", "--retention", "1d"),
                *("--history-archival-state", "enabled", "--history-uri", uri),
            ).stderr

        assert "not built" in create("s3://bucket")
        assert "below file://" in create("file:///etc")
        assert create(f"file://{tmp_path}/archive/n") == ""


def test_without_a_folder_nothing_is_archived(binary):
    with Server(binary, arguments=SETTINGS) as server:
        cli = CommandLine(server.address)
        archiving_namespace(cli)
        refused = cli.run("workflow", "list", "--namespace", "orders", "--archived")
        assert "Cluster is not configured for visibility archival." in refused.stderr
