"""A task that comes inline on a sticky queue is scheduled on that queue and carries what the worker has not seen (WT-06, WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.signal("during")
    answer = t.respond(task, c.marker("m"), sticky_attributes=t.stick(), return_new_workflow_task=True)
    t.show("inline", answer)
    t.fail_task(answer.workflow_task)
    task = t.poll()
    t.show("after its failure", [task.attempt, [event.event_id for event in task.history.events]])
    t.show_history()
