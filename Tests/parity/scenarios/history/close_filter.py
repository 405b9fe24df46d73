"""The close filter waits for the close event alone; without waiting an open run answers nothing (WT-10)."""

from harness import commands as c


def run(t):
    t.start()
    close = {"execution": t.execution(), "history_event_filter_type": "HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT"}
    t.show("open, not waiting", t.call("GetWorkflowExecutionHistory", **close))
    waiting = t.begin("GetWorkflowExecutionHistory", wait_new_event=True, **close)
    t.signal("not a close")
    t.sleep(0.5)
    t.show("still waiting", not waiting.done())
    t.respond(t.poll(), c.complete("the end"))
    t.show("closed", waiting.result())
    t.show("closed, not waiting", t.call("GetWorkflowExecutionHistory", **close))
    t.show("closed, waiting", t.call("GetWorkflowExecutionHistory", wait_new_event=True, **close))
