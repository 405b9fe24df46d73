"""A signal to another workflow that is not delivered yet holds time (WF-24, WF-13)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    other = t.other("other")
    t.start(workflow_id=other, task_queue={"name": t.unique("other-queue")})
    t.start(time_skipping_config=s.ON)
    t.respond(t.poll(), c.signal_external(other), c.start_timer("1", s.HOUR))
    t.respond(t.poll())
    t.poll()
    t.show_history()
