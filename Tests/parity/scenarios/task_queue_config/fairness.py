"""Weights of fairness keys and their default rate are set, merged and taken away (TQ-10)."""


def run(t):
    t.show("rate", update(t, update_fairness_key_rate_limit_default={"rate_limit": {"requests_per_second": 2}, "reason": "share"}))
    t.show("weights", update(t, set_fairness_weight_overrides={"a": 2.0, "b": 0.5}))
    t.show("merged", update(t, set_fairness_weight_overrides={"b": 4.0, "c": 1.0}, unset_fairness_weight_overrides=["a", "never set"]))
    t.show("out of range", update(t, set_fairness_weight_overrides={"b": 100000.0, "c": 0.00001}))
    t.show("no rate", update(t, update_fairness_key_rate_limit_default={}))
    t.show("no weights", update(t, unset_fairness_weight_overrides=["b", "c"]))


def update(t, **fields):
    return t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=2, **fields)
