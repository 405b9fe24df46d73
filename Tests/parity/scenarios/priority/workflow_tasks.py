"""Workflow tasks wait in the order of their workflows' priorities (TQ-04)."""


def run(t):
    for key in (4, 2, 5, 0, 1):
        t.start(workflow_id=t.unique(f"w{key}"), priority={"priority_key": key})
    t.backlog(1, 5)
    for _ in range(5):
        t.show("next", t.poll().workflow_execution.workflow_id)
    for key in (4, 2, 5, 0, 1):
        t.terminate(workflow=t.unique(f"w{key}"))
