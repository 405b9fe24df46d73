"""Cancelling a paused activity that waits ends it at once; one that runs learns of both (AC-08, AC-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"), c.schedule_activity(t, "b", task_queue={"name": t.queue + "b"}))
    task = t.poll_activity()
    t.control("PauseActivity", id="a")
    t.control("PauseActivity", id="b")
    t.signal("go")
    t.respond(t.poll(), c.cancel_activity(5), c.cancel_activity(6))
    t.show("pending", t.pending())
    t.show("heartbeat", t.heartbeat(task))
    t.cancel_activity(task, "stopped")
    t.show_history()
