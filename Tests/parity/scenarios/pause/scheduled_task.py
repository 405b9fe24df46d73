"""A workflow task that waits in its queue when the workflow is paused is not given out; unpaused, it is (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    t.pause()
    t.show_history("paused before the first task was taken")
    t.show("pending", t.describe().pending_workflow_task)
    t.no_task()
    t.unpause()
    t.respond(t.poll(), c.complete())
    t.show_history()
