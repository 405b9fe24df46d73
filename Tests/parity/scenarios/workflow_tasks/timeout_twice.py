"""Only the first timeout of a streak writes an event; the attempt goes on counting (WT-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(1))
    t.poll()
    second = t.poll()
    t.show("second", [second.attempt, second.started_event_id])
    third = t.poll()
    t.show("third", [third.attempt, third.started_event_id])
    t.show_history()
    t.respond(third, c.complete())
    t.show_history("completed")
