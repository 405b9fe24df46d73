"""A task with a long history carries the first page and a token for the rest (WT-10)."""

from harness import commands as c


def run(t):
    t.start()
    for _ in range(3):
        t.respond(t.poll(), *[c.marker("m") for _ in range(100)], force_create_new_workflow_task=True)
    task = t.poll()
    sizes, token = [len(task.history.events)], task.next_page_token
    while token:
        answer = t.call("GetWorkflowExecutionHistory", execution=t.execution(), next_page_token=token)
        sizes.append(len(answer.history.events))
        token = answer.next_page_token
    t.show("all of them", [sum(sizes), task.started_event_id])
    t.show("pages", sizes)
    t.refused("completed", t.respond, task, c.complete())
