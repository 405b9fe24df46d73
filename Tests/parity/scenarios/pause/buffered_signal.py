"""A signal during the task that runs when the workflow is paused is written with the task's end, and no new task comes (WF-23, WT-01)."""


def run(t):
    t.start()
    task = t.poll()
    t.signal("before")
    t.pause()
    t.signal("after")
    t.respond(task)
    t.show_history("after the task")
    t.show("pending task", t.describe().HasField("pending_workflow_task"))
    t.unpause()
    t.respond(t.poll())
    t.show_history()
