"""Whoever waits for the end of a run that is deleted is told its termination, if it is fast, or that there is no such run (WF-21, WT-10)."""

from harness import commands as c
from harness.deletions import delete, wait_gone
from harness.wire import Refused


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
    delete(t)
    wait_gone(t)
    try:
        answer = waiting.result()
        t.show("answered", answer.history.events[0].event_type in (27,))
    except Refused as error:
        t.show("answered", error.code == "NOT_FOUND")
