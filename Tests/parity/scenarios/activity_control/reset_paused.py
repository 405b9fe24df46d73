"""Resetting a paused activity releases it, unless it is to stay paused (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(
        t.poll(), *[c.schedule_activity(t, id, retry_policy={"initial_interval": c.seconds(0.05)}) for id in ("a", "b")]
    )
    tasks = [t.poll_activity() for _ in range(2)]
    for task in tasks:
        t.control("PauseActivity", id=task.activity_id)
        t.fail_activity(task)
    t.control("ResetActivity", id="a")
    t.control("ResetActivity", id="b", keep_paused=True)
    t.show("pending", t.pending())
    t.show("released", [(task.activity_id, task.attempt) for task in [t.poll_activity()]])
    t.control("UnpauseActivity", id="b")
    t.show("unpaused", [(task.activity_id, task.attempt) for task in [t.poll_activity()]])
