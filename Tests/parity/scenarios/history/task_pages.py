"""A task whose history has more than 256 batches carries the first 256 of them and a token for the rest (WT-10, WT-12)."""

from harness import commands as c


def run(t):
    t.start()
    for number in range(270):
        t.signal(f"s{number}")
    task = t.poll()
    first, last = task.history.events[0].event_id, task.history.events[-1].event_id
    t.show("the first page", [first, last, bool(task.next_page_token), task.started_event_id])
    answer = t.call("GetWorkflowExecutionHistory", execution=t.execution(), next_page_token=task.next_page_token)
    t.show("the rest", [answer.history.events[0].event_id, answer.history.events[-1].event_id, bool(answer.next_page_token)])
    t.respond(task, c.complete())
