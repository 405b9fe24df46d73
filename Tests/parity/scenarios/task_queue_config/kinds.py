"""Only queues of activities and Nexus requests can be limited; each kind has a configuration of its own (TQ-10)."""


def run(t):
    rate = {"rate_limit": {"requests_per_second": 5}}
    for label, fields in {
        "rate": {"update_queue_rate_limit": rate},
        "no rate": {"update_queue_rate_limit": {}},
        "rate of keys": {"update_fairness_key_rate_limit_default": rate},
    }.items():
        t.refused(f"workflow tasks: {label}", "UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=1, **fields)
        t.show(f"nexus: {label}", t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=3, **fields))
    weights = {"a": 2.0}
    t.show(
        "workflow tasks: weights",
        t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=1, set_fairness_weight_overrides=weights),
    )
    for kind in (1, 2, 3):
        answer = t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=kind, report_config=True)
        t.show(f"kind {kind}", answer.config)
