"""From the fourth attempt on the task's timeout grows (WT-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(3))
    for _ in range(6):
        task = t.poll()
        events = task.history.events
        timeout = events[-2].workflow_task_scheduled_event_attributes.start_to_close_timeout
        t.show(f"attempt {task.attempt}: at least the default, below", [grown(timeout.ToSeconds())])
        t.fail_task(task)
    t.show("the last events", [event.event_type for event in t.history()])


def grown(seconds):
    """A timeout with its jitter taken out: the next of the values that it may not pass."""
    return next(limit for limit in (3, 8, 13, 23, 43, 83) if seconds <= limit)
