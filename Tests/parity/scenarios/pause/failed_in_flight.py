"""A task that runs when the workflow is paused may fail; the next attempt waits for the unpause (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.pause()
    t.fail_task(task)
    t.show_history("failed")
    t.show("status", t.describe().workflow_execution_info.status)
    t.no_task()
    t.unpause()
    task = t.poll()
    t.show("attempt", task.attempt)
    t.respond(task, c.complete())
    t.show_history()
