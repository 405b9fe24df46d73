"""A bad message at the second attempt leaves the task to time out; callers stop waiting all the same (WT-07, WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start(workflow_task_timeout=c.seconds(3))
    t.fail_task(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    t.refused("the completion", t.respond, task, u.command({"id": "nothing"}))
    t.show("pending", t.describe().pending_workflow_task.attempt)
    task = t.poll()
    t.show("attempt", task.attempt)
    t.show("the messages", task.messages)
    u.take(t, task)
    t.refused("the answer", update.result)
    t.show_history()
