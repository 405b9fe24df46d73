"""A retried task with a long history has its synthetic events at the end of what its page token leads to (WT-02, WT-10)."""

from harness import commands as c


def run(t):
    t.start()
    for number in range(270):
        t.signal(f"s{number}")
    t.fail_task(t.poll())
    task = t.poll()
    t.show("the first page ends with", task.history.events[-1].event_id)
    answer = t.call("GetWorkflowExecutionHistory", execution=t.execution(), next_page_token=task.next_page_token)
    t.show("the rest", [[event.event_id, event.event_type] for event in answer.history.events[-4:]])
    t.show("the task", [task.attempt, task.started_event_id, bool(answer.next_page_token)])
    t.respond(task, c.complete())
