"""Whoever waits for the end of a run that is reset is told its termination, and then finds the new run (WF-19, WT-10)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    t.respond(t.poll(), c.marker("m"))
    waiting = t.begin(
        "GetWorkflowExecutionHistory",
        timeout=30,
        execution=t.execution(),
        wait_new_event=True,
        history_event_filter_type="HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT",
    )
    t.sleep(0.5)
    reset(t, 4)
    t.show("the answer", waiting.result())
    t.respond(t.poll(), c.complete("after the reset"))
    t.show("the new run's end", t.wait_closed())
