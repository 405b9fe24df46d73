"""The run timeout counts from the end of the start delay, so a shorter one still lets the first task be scheduled (WF-04, WF-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_run_timeout=c.seconds(2), workflow_start_delay=c.seconds(4))
    t.wait_closed()
    events = t.history()
    lasted = events[-1].event_time.ToMilliseconds() - events[0].event_time.ToMilliseconds()
    t.show("it lasted for delay and timeout", 5900 < lasted < 8000)
    t.show_history()
