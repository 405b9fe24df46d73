"""A missed heartbeat ends the attempt; the details of the last one reach the next attempt and the final failure (AC-03)."""

from harness import commands as c


def run(t):
    t.start()
    policy = {"maximum_attempts": 2, "initial_interval": c.seconds(0.1)}
    t.respond(t.poll(), c.schedule_activity(t, "a", heartbeat_timeout=c.seconds(1), retry_policy=policy))
    first = t.poll_activity()
    t.show("answer to a heartbeat", t.heartbeat(first, "at 10", {"percent": 10}))
    second = t.poll_activity()
    t.show("the second attempt", second)
    t.refused("a heartbeat of the first attempt", t.heartbeat, first, "late")
    t.heartbeat(second, "at 20")
    task = t.poll()
    t.respond(task, c.complete())
    t.show_history()
