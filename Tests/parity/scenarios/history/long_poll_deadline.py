"""A waiting reader whose deadline passes without an event gets an empty answer with a token shortly before (WT-10)."""


def run(t):
    t.start()
    first = t.call("GetWorkflowExecutionHistory", execution=t.execution(), wait_new_event=True)
    fields = {"execution": t.execution(), "wait_new_event": True, "next_page_token": first.next_page_token}
    second = t.call("GetWorkflowExecutionHistory", timeout=3.0, **fields)
    t.show("nothing new", [len(second.history.events), bool(second.next_page_token)])
    t.signal("one")
    third = t.call("GetWorkflowExecutionHistory", **{**fields, "next_page_token": second.next_page_token})
    t.show("the token still works", [event.event_id for event in third.history.events])
