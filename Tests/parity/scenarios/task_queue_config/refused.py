"""What UpdateTaskQueueConfig refuses, in its words (TQ-10)."""


def run(t):
    def refused(label, **fields):
        t.refused(label, "UpdateTaskQueueConfig", **{"task_queue": t.queue, "task_queue_type": 2, **fields})

    rate = {"rate_limit": {"requests_per_second": 5}}
    refused("negative rate", update_queue_rate_limit={"rate_limit": {"requests_per_second": -5}})
    refused("negative rate of keys", update_fairness_key_rate_limit_default={"rate_limit": {"requests_per_second": -5}})
    refused("long reason", update_queue_rate_limit={**rate, "reason": "r" * 1001})
    refused("long reason of keys", update_fairness_key_rate_limit_default={**rate, "reason": "r" * 1001})
    refused("long identity", identity="x" * 1001, update_queue_rate_limit=rate)
    refused("no key", set_fairness_weight_overrides={"": 1.0})
    refused("no key to unset", unset_fairness_weight_overrides=[""])
    refused("long key", set_fairness_weight_overrides={"k" * 65: 1.0})
    refused("long key to unset", unset_fairness_weight_overrides=["k" * 65])
    refused("set and unset", set_fairness_weight_overrides={"a": 1.0}, unset_fairness_weight_overrides=["a"])
    refused("weight of nothing", set_fairness_weight_overrides={"a": 0.0})
    refused("negative weight", set_fairness_weight_overrides={"a": -1.0})
    refused("too many weights", set_fairness_weight_overrides={f"k{number}": 1.0 for number in range(1001)})
    refused("reserved name", task_queue="/_sys/mine", update_queue_rate_limit=rate)
    refused("unknown namespace", namespace="parity-nowhere", update_queue_rate_limit=rate)
    answer = t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=2, report_config=True)
    t.show("nothing was set", answer.HasField("config"))
