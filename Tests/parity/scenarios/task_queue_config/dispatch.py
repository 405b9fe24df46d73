"""A limit of zero stops dispatch; taking it away lets it go on (TQ-03, TQ-10)."""

from harness import commands as c


def run(t):
    t.start()
    limit(t, rate_limit={"requests_per_second": 0})
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.no_activity("stopped")
    limit(t)
    t.show("goes on", t.poll_activity().activity_id)


def limit(t, **fields):
    t.call("UpdateTaskQueueConfig", task_queue=t.queue, task_queue_type=2, update_queue_rate_limit=fields)
