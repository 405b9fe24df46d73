"""A task that runs when the workflow is paused cannot keep itself alive by asking for another one (WF-23, WT-05)."""


def run(t):
    t.start()
    task = t.poll()
    t.pause()
    t.refused("asks for another task", lambda: t.respond(task, force_create_new_workflow_task=True, return_new_workflow_task=True).HasField("workflow_task"))
    t.show_history("afterwards")
    t.unpause()
    t.show_history("unpaused")
    t.show("pending task", t.describe().HasField("pending_workflow_task"))
