"""A queue's rate limit is set with its reason and who set it, shown, changed and taken away; nothing named changes nothing (TQ-10)."""


def run(t):
    t.show("before", config(t))
    t.show("nothing", update(t))
    t.show("set", update(t, update_queue_rate_limit={"rate_limit": {"requests_per_second": 5}, "reason": "slow down"}))
    t.show("nothing again", update(t))
    t.show("described", config(t))
    t.show("described without", t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=2).HasField("config"))
    t.show("of workflow tasks", config(t, 1))
    t.show("changed", update(t, update_queue_rate_limit={"rate_limit": {"requests_per_second": 0.5}}, identity="somebody else"))
    t.show("taken away", update(t, update_queue_rate_limit={"reason": "enough"}))
    t.show("described", config(t))


def update(t, **fields):
    return t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=2, **fields)


def config(t, kind=2):
    return t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=kind, report_config=True).config
