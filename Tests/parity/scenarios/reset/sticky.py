"""A reset run knows no sticky queue: its first task is given out on the normal one with the whole history (WF-19, WT-04)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    waiting = t.poll_ahead(sticky=True)
    t.respond(t.poll(), c.marker("m"), sticky_attributes=t.stick())
    t.signal("s")
    t.respond(waiting.result(), c.marker("n"), sticky_attributes=t.stick())
    new = reset(t, 4)
    task = t.poll()
    t.show("the task's events", [event.event_type for event in task.history.events])
    t.show("the run", [task.workflow_execution.run_id == new, task.workflow_execution_task_queue])
