"""A run that waits for nothing skips to the end of its time, and not beyond for a fast-forward (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.forward("beyond", 3 * s.HOUR), workflow_run_timeout=c.seconds(2 * s.HOUR))
    t.respond(t.poll())
    t.wait_closed()
    t.show("the fast-forward", s.poll(t, "beyond"))
    t.show_history()
    s.show_skips(t, "skips")
