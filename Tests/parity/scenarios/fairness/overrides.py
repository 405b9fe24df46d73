"""A weight set for the queue goes before the task's own (TQ-05, TQ-10)."""

from harness import commands as c


def run(t):
    t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=2, set_fairness_weight_overrides={"a": 1.0, "b": 4.0})
    t.start()
    few = [c.schedule_activity(t, f"a{number}", priority={"fairness_key": "a", "fairness_weight": 9}) for number in range(12)]
    many = [c.schedule_activity(t, f"b{number}", priority={"fairness_key": "b"}) for number in range(12)]
    t.respond(t.poll(), *few, *many)
    t.backlog(2, 24)
    order = "".join(t.poll_activity().activity_id[0] for _ in range(24))
    t.show("of the first ten, at least seven are b", order[:10].count("b") >= 7)
