"""Queues of any name are worlds of their own: an activity of one host's queue is not given to another's (TQ-11)."""

from harness import commands as c


def run(t):
    t.start()
    host = t.unique("host-1")
    t.respond(t.poll(), c.schedule_activity(t, "there", task_queue={"name": host}), c.schedule_activity(t, "here"))
    t.show("here", t.poll_activity().activity_id)
    t.no_activity("nothing else here")
    t.show("there", t.poll_activity(host).activity_id)
    t.show_history()
