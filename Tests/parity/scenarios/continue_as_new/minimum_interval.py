"""A run that continues within a second of its start delays the next one's first task to keep that second (WF-09)."""

from harness import commands as c


def run(t):
    first = t.start().run_id
    t.respond(t.poll(), c.continue_as_new())
    task = t.poll()
    began = [history.event_time.ToMilliseconds() for history in (t.history(first)[0], task.history.events[0])]
    backoff = task.history.events[0].workflow_execution_started_event_attributes.first_workflow_task_backoff
    t.show("a second between the starts", 995 <= began[1] + backoff.ToMilliseconds() - began[0])
    t.show("and no more when the first was short", backoff.ToMilliseconds() <= 1000)
    t.respond(task, c.continue_as_new(backoff_start_interval=c.seconds(1.5)))
    task = t.poll()
    t.show("an asked-for backoff", task.history.events[0].workflow_execution_started_event_attributes.first_workflow_task_backoff)
    t.respond(task, c.complete())
