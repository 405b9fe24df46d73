"""A task that runs when the workflow is paused may continue it as new (WF-23, WF-09)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.pause()
    t.sleep(1)
    t.refused("continues as new", t.respond, task, c.continue_as_new())
    t.show_history()
    t.show("status", t.describe().workflow_execution_info.status)
