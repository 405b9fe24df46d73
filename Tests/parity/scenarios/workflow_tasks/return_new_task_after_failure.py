"""A completion that fails the task answers its error, and the next task goes through the queue (WT-06, WT-08)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.signal("during")
    t.refused("unhandled", t.respond, task, c.complete(), return_new_workflow_task=True)
    task = t.poll()
    t.show("through the queue", [task.attempt, task.started_event_id])
    t.respond(task, c.complete())
