"""A passed run timeout closes the run, ending the started task first and flushing what was buffered (WF-04, WT-01)."""

from harness import commands as c


def run(t):
    t.start(workflow_run_timeout=c.seconds(6))
    t.respond(t.poll(), c.schedule_activity(t, "a"), c.start_timer("beyond", 100))
    activity = t.poll_activity()
    t.signal("wake")
    task = t.poll()
    t.signal("buffered")
    t.show("the close", t.wait_closed())
    t.show_history()
    t.refused("a late completion", t.respond, task, c.complete())
    t.refused("a late activity", t.complete_activity, activity, "late")
    info = t.describe()
    t.show("described", [info.workflow_execution_info.status, list(info.pending_activities)])
