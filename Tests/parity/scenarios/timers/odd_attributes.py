"""Timers of zero, negative and absent duration, without an id, and of more than a hundred years (WF-15)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused("negative", t.respond, t.poll(), c.start_timer("negative", -1))
    t.show("failed with", t.history()[-1])
    t.refused("no id", t.respond, t.poll(), c.start_timer("", 1))
    t.refused("unknown timer", t.fail_task, t.poll())
    t.signal("a new event makes the task a normal one")
    t.refused("cancel of an unknown timer", t.respond, t.poll(), c.cancel_timer("nobody"))
    t.respond(t.poll(), c.start_timer("zero", 0), c.command("start_timer", timer_id="absent"), c.start_timer("ages", 5e9))
    task = t.poll()
    t.show("task", task.attempt)
    t.sleep(0.5)
    t.respond(task, c.complete())
    t.show("kinds of events", sorted({event.event_type for event in t.history()}))
