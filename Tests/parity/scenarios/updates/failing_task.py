"""While the third attempt of a task is under way updates are refused at once (QU-05)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start(workflow_task_timeout=c.seconds(30))
    for attempt in (1, 2):
        task = t.poll()
        t.show("attempt", task.attempt)
        t.fail_task(task)
    t.refused("attempt 3 scheduled", "UpdateWorkflowExecution", **u.fields(t, "u"))
    task = t.poll()
    t.refused("attempt 3 started", "UpdateWorkflowExecution", **u.fields(t, "u"))
    t.respond(task)
    update = u.send(t, "u")
    u.take(t, t.poll())
    t.show("afterwards", update.result().stage)
    t.show_history()
