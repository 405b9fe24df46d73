"""A forced new task after a retried one is a normal task again, and so is what follows commands of a retried one (WT-05, WT-02)."""

from harness import commands as c


def run(t):
    t.start()
    t.fail_task(t.poll())
    answer = t.respond(t.poll(), force_create_new_workflow_task=True, return_new_workflow_task=True)
    t.show("the next", [answer.workflow_task.attempt, answer.workflow_task.previous_started_event_id])
    t.respond(answer.workflow_task, c.complete())
    t.show_history()
