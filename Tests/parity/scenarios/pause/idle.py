"""A paused workflow has the status PAUSED and describe says who, when and why; unpaused, it runs again with a task for what happened (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll())
    t.show("paused", t.pause(reason="a break"))
    description = t.describe()
    t.show("description", description)
    t.signal("while paused")
    t.no_task()
    t.show("unpaused", t.unpause(reason="go on"))
    t.respond(t.poll(), c.complete())
    t.show_history()
    t.show("description afterwards", t.describe().workflow_execution_info)
    t.show("pause info afterwards", t.describe().workflow_extended_info.HasField("pause_info"))
