"""A sticky worker that takes its task and vanishes: the next one goes to the normal queue (WT-04, WT-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(1))
    t.respond(t.poll(), c.start_timer("t", 600), sticky_attributes=t.stick())
    waiting = t.poll_ahead(sticky=True)
    t.signal("one")
    waiting.result()
    task = t.poll()
    t.show("the task", [task.attempt, task.previous_started_event_id, [event.event_id for event in task.history.events]])
    t.respond(task, c.complete())
    t.show_history()
