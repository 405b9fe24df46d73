"""An open run that is deleted ends first: its worker's task and activity find nothing any more (WF-21)."""

from harness import commands as c
from harness.deletions import delete, wait_gone


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    activity = t.poll_activity()
    t.signal("s")
    task = t.poll()
    t.show("the answer", delete(t))
    wait_gone(t)
    t.refused("the task's completion", t.respond, task, c.complete())
    t.refused("the activity's completion", t.complete_activity, activity, "late")
    t.refused("the activity's heartbeat", t.heartbeat, activity)
    t.no_task()
