"""The synthetic events of a retried task stand at the end of the last page, forwards only, and do not count as length (WT-02, WT-10)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600), force_create_new_workflow_task=True)
    t.fail_task(t.poll())
    for state in ("scheduled", "started"):
        task = t.poll() if state == "started" else None
        for method in ("GetWorkflowExecutionHistory", "GetWorkflowExecutionHistoryReverse"):
            for size in (1, 3, 100):
                t.show(f"{state}: {method}, pages of {size}", pages(t, method, size))
        waiting = t.call("GetWorkflowExecutionHistory", execution=t.execution(), wait_new_event=True)
        t.show(f"{state}: a waiting reader", [event.event_id for event in waiting.history.events])
        t.show(f"{state}: length", t.describe().workflow_execution_info.history_length)
    t.respond(task, c.complete())
    t.show_history()


def pages(t, method, size):
    """The event ids of each page."""
    found, token = [], b""
    while True:
        answer = t.call(method, execution=t.execution(), maximum_page_size=size, next_page_token=token)
        found.append([event.event_id for event in answer.history.events])
        token = answer.next_page_token
        if not token:
            return found
