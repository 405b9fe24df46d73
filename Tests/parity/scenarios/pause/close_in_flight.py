"""A task that runs when the workflow is paused may try to close it (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.pause()
    t.refused("completes", t.respond, task, c.complete("done"))
    t.show_history("after the completion")
    t.show("status", t.describe().workflow_execution_info.status)
