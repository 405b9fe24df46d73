"""A signal that finds the second attempt scheduled and not started makes it a normal task when it starts (WT-02)."""

from harness import commands as c


def run(t):
    t.start()
    t.fail_task(t.poll())
    t.signal("between")
    t.show_history("after the signal")
    t.show("pending", t.describe().pending_workflow_task)
    task = t.poll()
    t.show("the task", [task.attempt, task.started_event_id, [event.event_id for event in task.history.events]])
    t.show_history("started")
    t.respond(task, c.complete())
    t.show_history("completed")
