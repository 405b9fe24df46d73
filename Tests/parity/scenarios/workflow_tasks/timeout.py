"""A task that is not completed in time writes TimedOut and becomes attempt 2; what arrives late finds nothing (WT-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(1))
    late = t.poll()
    t.signal("buffered")
    task = t.poll()
    t.refused("a late completion", t.respond, late, c.complete())
    t.refused("a late failure", t.fail_task, late)
    t.show("attempt, and the first task's events", [task.attempt, task.previous_started_event_id, task.started_event_id])
    t.show_history()
    t.respond(task, c.complete())
    t.show_history("completed")
