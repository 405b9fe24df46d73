"""A retried task that times out with a signal in the buffer writes no TimedOut, only the signal and a new task (WT-02, WT-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(2))
    t.fail_task(t.poll())
    t.poll()
    t.signal("buffered")
    task = t.poll()
    t.show("the next task", [task.attempt, task.started_event_id])
    t.respond(task, c.complete())
    t.show_history()
