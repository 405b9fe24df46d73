"""The id of an activity or timer whose end is in the buffer is free for the task that has not seen it (WT-01, AC-01, WF-15)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "same"), c.start_timer("same", 2))
    t.signal("wake")
    task = t.poll()
    t.complete_activity(t.poll_activity(), "first")
    t.sleep(3)
    t.refused("both again", t.respond, task, c.schedule_activity(t, "same"), c.start_timer("same", 600))
    t.show_history()
