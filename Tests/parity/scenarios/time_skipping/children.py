"""A child skips time as its parent does and begins at its parent's time; the parent's own time waits for it (WF-24, WF-14)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config={"enabled": True, "max_session_skip_count": 7})
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child), c.start_timer("2", s.HOUR))
    task = t.poll(t.unique("child-queue"))
    t.respond(t.poll())
    t.respond(task, c.start_timer("1", s.HOUR))
    task = t.poll(t.unique("child-queue"))
    s.show_skips(t, "the parent's skips while the child is open")
    t.respond(task, c.complete())
    t.respond(t.poll())
    t.until(lambda: t.kinds()[-2:] == [18, 5])  # the timer has fired, and its task is scheduled
    t.show_history("the parent")
    t.show_history("the child", workflow=child)
    s.show_skips(t, "the child's skips", workflow=child)
