"""A signal that starts its workflow can make it skip time; one that finds it running changes nothing (WF-24, WF-11)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.call("SignalWithStartWorkflowExecution", signal_name="s", **t.start_fields(time_skipping_config=s.ON))
    t.call("SignalWithStartWorkflowExecution", signal_name="s", **t.start_fields(time_skipping_config=s.forward("x", s.HOUR)))
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.poll()
    t.show_history()
