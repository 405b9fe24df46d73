"""A retried activity waits with the priority that it was scheduled with (TQ-04, AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    retry = {"initial_interval": c.seconds(1), "maximum_interval": c.seconds(1)}
    t.respond(t.poll(), c.schedule_activity(t, "urgent", priority={"priority_key": 1}, retry_policy=retry))
    t.fail_activity(t.poll_activity())
    t.signal("more")
    t.respond(t.poll(), *[c.schedule_activity(t, f"a{number}") for number in range(3)])
    t.backlog(2, 4)
    task = t.poll_activity()
    t.show("first", [task.activity_id, task.attempt, task.priority])
