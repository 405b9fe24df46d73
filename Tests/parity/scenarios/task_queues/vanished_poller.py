"""A poller that vanished takes no task with it: neither one that hung up nor one whose connection broke (TQ-01)."""

from harness import commands as c


def run(t):
    fields = {"namespace": "default", "task_queue": {"name": t.queue}, "identity": "ghost"}
    canceled = t.begin("PollWorkflowTaskQueue", timeout=60, **fields)
    other = t.another()
    other.begin("PollWorkflowTaskQueue", fields, timeout=60)
    t.sleep(0.5)
    canceled.cancel()
    other.close()
    t.sleep(0.5)
    t.start()
    task = t.poll(within=8)
    t.show("the first attempt", [task.attempt, task.history.events[-1].workflow_task_started_event_attributes.identity])
    t.respond(task, c.complete())
