"""Readers of a run that has an update's task: the events of the task stand at the end, though they are not written (WT-03, WT-10)."""

from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    for state in ("scheduled", "started"):
        task = t.poll() if state == "started" else None
        for method in ("GetWorkflowExecutionHistory", "GetWorkflowExecutionHistoryReverse"):
            for size in (1, 100):
                t.show(f"{state}: {method}, pages of {size}", pages(t, method, size))
        described = t.describe()
        t.show(f"{state}: pending", described.pending_workflow_task)
        t.show(f"{state}: length", described.workflow_execution_info.history_length)
    u.answer(t, task, [u.reject(task.messages[0])])
    update.result()
    t.show("afterwards", pages(t, "GetWorkflowExecutionHistory", 100))


def pages(t, method, size):
    """The events of each page."""
    found, token = [], b""
    while True:
        answer = t.call(method, execution=t.execution(), maximum_page_size=size, next_page_token=token)
        found.append([f"{event.event_id} {event.WhichOneof('attributes')}" for event in answer.history.events])
        token = answer.next_page_token
        if not token:
            return found
