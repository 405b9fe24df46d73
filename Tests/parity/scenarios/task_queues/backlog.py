"""Tasks that wait are counted, workflow tasks and activities apart, and each is given out once (TQ-06, TQ-01)."""

from harness import commands as c


def run(t):
    names = [f"w{number}" for number in range(3)]
    for name in names:
        t.start(workflow_id=t.unique(name))
    t.show("kind 1: waiting", t.backlog(1, 3))
    given = []
    for _ in names:
        task = t.poll()
        given.append(task.workflow_execution.workflow_id)
        t.respond(task, c.schedule_activity(t, "a"))
    t.show("each given out once", sorted(given))
    t.show("kind 2: waiting", t.backlog(2, 3))
    for name in names:
        t.call("TerminateWorkflowExecution", workflow_execution={"workflow_id": t.unique(name)})
