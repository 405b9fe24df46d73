"""A description shows pending activities in their states, the pending task and the length of the history (WT-10, AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    slow = {"initial_interval": c.seconds(600), "maximum_interval": c.seconds(600)}
    names = ("scheduled", "started", "backing off")
    t.respond(t.poll(), *[c.schedule_activity(t, name, retry_policy=slow) for name in reversed(names)])
    for _ in range(2):
        task = t.poll_activity()
        if task.activity_id == "backing off":
            t.fail_activity(task, c.failure("once"))
    t.signal("wake")
    described = t.describe()
    t.show("pending activities", sorted(described.pending_activities, key=lambda activity: activity.activity_id))
    t.show("scheduled task", described.pending_workflow_task)
    t.show("information", described.workflow_execution_info)
    t.poll()
    t.show("started task", t.describe().pending_workflow_task)
    t.refused("no such workflow", "DescribeWorkflowExecution", execution={"workflow_id": "parity-nobody"})
    t.refused("no such run", t.describe, "11111111-2222-3333-4444-555555555555")
    t.refused("a run id that is none", t.describe, "nonsense")
    t.refused("no execution", "DescribeWorkflowExecution")
