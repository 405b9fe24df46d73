"""A completion that fails at attempt 2 is refused without an event, and the task runs into its timeout (WT-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(1))
    t.refused("first", t.respond, t.poll(), c.cancel_timer("nobody"))
    task = t.poll()
    t.refused("second", t.respond, task, c.cancel_timer("nobody"))
    t.show("still started", t.describe().pending_workflow_task)
    t.show_history()
    task = t.poll()
    t.show("third", task.attempt)
    t.respond(task, c.complete())
    t.show_history("completed")
