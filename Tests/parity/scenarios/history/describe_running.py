"""A description shows pending activities in their states, the pending task and the length of the history (WT-10, AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    slow = {"initial_interval": c.seconds(600), "maximum_interval": c.seconds(600)}
    t.respond(t.poll(), *[c.schedule_activity(t, name, retry_policy=slow) for name in ("started", "backing off")])
    for _ in range(2):
        task = t.poll_activity()
        if task.activity_id == "backing off":
            t.fail_activity(task, c.failure("once"))
    t.signal("wake")
    t.respond(t.poll(), c.schedule_activity(t, "scheduled", retry_policy=slow))
    t.signal("wake again")
    described = t.describe()
    t.show("pending activities", list(described.pending_activities))
    t.show("scheduled task", described.pending_workflow_task)
    t.show("information", described.workflow_execution_info)
    t.poll()
    t.show("started task", t.describe().pending_workflow_task)
    t.refused("no such workflow", "DescribeWorkflowExecution", execution={"workflow_id": "parity-nobody"})
    t.refused("no such run", t.describe, "11111111-2222-3333-4444-555555555555")
    t.refused("a run id that is none", t.describe, "nonsense")
    t.refused("no execution", "DescribeWorkflowExecution")
