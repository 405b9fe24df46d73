"""A run that continues within a second of its start delays the next one's first task to keep that second (WF-09)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.continue_as_new())
    task = t.poll()
    backoff = task.history.events[0].workflow_execution_started_event_attributes.first_workflow_task_backoff
    t.show("a backoff of up to a second", 0 < backoff.ToMilliseconds() <= 1000)
    t.respond(task, c.continue_as_new(backoff_start_interval=c.seconds(1.5)))
    task = t.poll()
    t.show("an asked-for backoff", task.history.events[0].workflow_execution_started_event_attributes.first_workflow_task_backoff)
    t.respond(task, c.complete())
