"""Statistics by priority: those that were used, and always the default one (TQ-06)."""

from harness import commands as c


def run(t):
    described(t, "unused")
    t.start()
    for_keys = [1, 1, 2, 5, None]
    scheduled = [
        c.schedule_activity(t, f"a{number}", **({"priority": {"priority_key": key}} if key else {})) for number, key in enumerate(for_keys)
    ]
    t.respond(t.poll(), *scheduled)
    t.backlog(2, len(for_keys))
    described(t, "waiting")


def described(t, label):
    answer = t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=2, report_stats=True)
    by_priority = {key: stats.approximate_backlog_count for key, stats in sorted(answer.stats_by_priority_key.items())}
    t.show(label, [answer.stats.approximate_backlog_count, by_priority])
