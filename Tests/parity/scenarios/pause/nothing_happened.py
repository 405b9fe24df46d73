"""Unpausing a workflow in which nothing happened brings a workflow task all the same, or none (WF-23)."""


def run(t):
    t.start()
    t.respond(t.poll())
    t.pause()
    t.unpause()
    t.show_history()
    t.show("pending task", t.describe().HasField("pending_workflow_task"))
