"""What cannot be deleted: unknown workflows and runs, ids that are none (WF-21)."""

from harness.deletions import delete


def run(t):
    t.start()
    t.refused("an unknown run", delete, t, "01890000-0000-7000-8000-000000000000")
    t.refused("a run id that is none", delete, t, "not-a-run")
    t.refused("an unknown workflow", "DeleteWorkflowExecution", workflow_execution=t.execution(workflow=t.unique("other")))
    t.refused("no workflow id", "DeleteWorkflowExecution", workflow_execution={"run_id": "01890000-0000-7000-8000-000000000000"})
    t.refused("no execution", "DeleteWorkflowExecution")
    t.refused("a long workflow id", "DeleteWorkflowExecution", workflow_execution={"workflow_id": "w" * 1001})
