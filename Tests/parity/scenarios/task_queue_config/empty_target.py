"""A configuration for no queue, or for no kind of task, would be seen by nobody (TQ-10)."""

from harness.wire import Refused


def run(t):
    rate = {"rate_limit": {"requests_per_second": 5}}
    t.refused("no queue", "UpdateTaskQueueConfig", task_queue="", task_queue_type=2, update_queue_rate_limit=rate)
    t.refused("no kind", "UpdateTaskQueueConfig", task_queue=t.queue, update_queue_rate_limit=rate)
    t.refused("unknown kind", "UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=9, update_queue_rate_limit=rate)
    not_a_number = {"rate_limit": {"requests_per_second": float("nan")}}
    try:
        t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=2, update_queue_rate_limit=not_a_number)
        t.show("not a number", "taken")
    except Refused as error:
        t.show("not a number", error.message)
