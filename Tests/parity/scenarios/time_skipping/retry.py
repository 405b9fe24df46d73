"""A retry's interval is skipped with the start of the next run (WF-24, WF-05)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.ON, retry_policy={"initial_interval": c.seconds(s.HOUR), "maximum_attempts": 2})
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.respond(t.poll(), c.fail())
    t.poll()
    t.show_history("the second run")
    t.show("its configuration", s.effective(t))
