"""A rate limit of fairness keys holds back the key that is over it, and no other (TQ-03, TQ-05, TQ-10)."""

import time

from harness import commands as c


def run(t):
    limit = {"rate_limit": {"requests_per_second": 1}}
    t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=2, update_fairness_key_rate_limit_default=limit)
    t.start()
    flood = [c.schedule_activity(t, f"a{number}", priority={"fairness_key": "a"}) for number in range(3)]
    t.respond(t.poll(), *flood, c.schedule_activity(t, "b", priority={"fairness_key": "b"}))
    t.backlog(2, 4)
    began = time.monotonic()
    first = [t.poll_activity().activity_id for _ in range(2)]
    t.show("one of each at once", sorted(name[0] for name in first))
    t.show("fast", time.monotonic() - began < 0.8)
    rest = [t.poll_activity().activity_id for _ in range(2)]
    t.show("then the rest", sorted(name[0] for name in rest))
    t.show("slowly", time.monotonic() - began > 0.9)
