"""The limit set by the API goes before the worker's; taken away it brings the worker's back, and a poll without a wish ends that (TQ-03, TQ-10)."""


def run(t):
    poll(t, max_tasks_per_second={"value": 7.5})
    effective(t, "the worker's")
    limit(t, rate_limit={"requests_per_second": 3})
    effective(t, "the API's")
    limit(t, rate_limit={})
    effective(t, "stopped")
    limit(t)
    effective(t, "the worker's again")
    poll(t, max_tasks_per_second={"value": 0})
    effective(t, "a worker that wants nothing")
    poll(t)
    effective(t, "a worker without a wish")


def poll(t, **metadata):
    queue = {"name": t.queue}
    # A poll notes its wish as it begins; on the original also as it ends.
    t.call("PollActivityTaskQueue", timeout=2.5, task_queue=queue, task_queue_metadata=metadata, identity="worker")


def limit(t, **fields):
    t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=2, update_queue_rate_limit=fields)


def effective(t, label):
    t.show(label, t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=2).effective_rate_limit)
