"""A task that runs when the workflow is paused may time out; the next attempt waits for the unpause (WF-23)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(1))
    t.poll()
    t.pause()
    t.sleep(1.6)
    t.show_history("timed out")
    t.no_task()
    t.unpause()
    t.respond(t.poll(), c.complete())
    t.show_history()
